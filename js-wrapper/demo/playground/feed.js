/**
 * @file The live feed: what happens at the provider, told to every page that looks, as it happens.
 *
 * A page asks for `/playground/live/events` with the token of this start and gets server-sent events:
 *
 * - `state`, at once and once: {@link LiveState}. It replaces whatever the page knew.
 * - `run`, for every leg of a run from then on: {@link LiveRun}.
 * - `sessions`, whenever somebody's sessions are no longer the same: `{ people: LivePerson[] }`, all of
 *   them.
 * - `flow`, whenever the flow in the file is no longer the same: {@link LiveFlow}.
 */
import { setTimeout as passed } from "node:timers/promises";
import { compileFlow } from "@seatkeeper/host";
import { APPS } from "../apps.js";
import { limitOf, patternOf } from "../flow-limit.js";
import { flows } from "../flows.js";
import { PEOPLE } from "../provider/accounts.js";
import { answer } from "./answer.js";
import { peopleOf } from "./people.js";
import { createStreams } from "./streams.js";

/**
 * @typedef {object} LiveSession an active session, as its owner may be shown it
 * @property {string} id the provider's, and the one that run records name
 * @property {number} [createdAt] epoch ms
 * @property {string[]} clientIds the apps that it is signed in to, by their ids
 * @property {{ browser: string, os: string }} device families, `other` where they are not known
 *
 * @typedef {object} LivePerson
 * @property {string} subject
 * @property {LiveSession[]} sessions none of them expired or interim
 *
 * @typedef {object} LiveApp
 * @property {string} client its id
 * @property {string} name as people read it
 * @property {import("@seatkeeper/host").Pattern} [pattern] nothing where its flow is none of the four, or may
 *   have been another at an earlier run
 * @property {number} [limit]
 *
 * @typedef {object} LiveFlow the flow of the app whose limit can be changed, as the next login will read it
 * @property {string} client the app's id
 * @property {any} [flow] its document
 * @property {import("@seatkeeper/host").Pattern} [pattern]
 * @property {number} [limit] nothing where the flow has none that could be changed: it asks no
 *   Data Query, or the limit comes from the login
 * @property {{ code: string, message: string, path?: string }} [problem] instead of all that, where the
 *   file holds no flow that can run: logins to the app fail until it does
 *
 * @typedef {object} LiveRun one leg of a run that is over: its end, or the page that it waits at
 * @property {number} seq rises by one from leg to leg, from 1
 * @property {string} client the app whose flow decided
 * @property {string} [subject]
 * @property {string} [sessionId] the current session
 * @property {number} at epoch ms
 * @property {any} record as the host wrote it; `record.run` is the same for all legs of a run
 *
 * @typedef {object} LiveState
 * @property {LiveFlow} flow
 * @property {LiveApp[]} apps
 * @property {LivePerson[]} people everybody who has an account
 * @property {LiveRun[]} runs the last of them, oldest first
 */

/** The app whose flow is in the file. */
const CHANGEABLE = "try";
const RUNS_KEPT = 50;
/** One login writes its session several times: it is looked at once. */
const SETTLED_MS = 50;

/**
 * @param {object} options
 * @param {any} options.directory
 * @param {import("../flow-file.js").FlowFile} options.flowFile
 * @param {import("node:events").EventEmitter} options.news `run`, with an `OverheardRun`; `sessions`: some
 *   row of a session was written or deleted
 */
export function createFeed({ directory, flowFile, news }) {
  const streams = createStreams();
  /** @type {LiveRun[]} */
  const runs = [];
  let seq = 0;
  /** What each stream was told last. @type {WeakMap<object, { sessions?: string, flow?: string }>} */
  const told = new WeakMap();

  /** @returns {Promise<LiveFlow>} */
  async function flowNow() {
    try {
      const { capabilities } = directory;
      const { document } = await compileFlow(flowFile.read(), { capabilities });
      return { client: CHANGEABLE, flow: document, ...namesOf(document) };
    } catch ({ code, message, path }) {
      return { client: CHANGEABLE, problem: { code, message, path } };
    }
  }

  async function look() {
    const [people, flow] = await Promise.all([peopleOf(directory, PEOPLE), flowNow()]);
    return { people, flow };
  }

  /** Tells a stream what is no longer as it was told. */
  function tellNews(stream, { people, flow }) {
    const before = told.get(stream);
    for (const [type, data] of Object.entries({ sessions: { people }, flow })) {
      const text = JSON.stringify(data);
      if (text === before[type]) continue;
      before[type] = text;
      streams.send(stream, type, data);
    }
  }

  let isDue = false;
  let last = Promise.resolve();
  /** Looks again, soon and once, after the look that is under way. */
  function lookAgain() {
    if (isDue || streams.all().size === 0) return;
    isDue = true;
    const lookNow = async () => {
      await passed(SETTLED_MS, undefined, { ref: false });
      isDue = false;
      const found = await look();
      for (const stream of streams.all()) tellNews(stream, found);
    };
    // A look that failed is made up for by the next one.
    last = last.then(lookNow).catch(() => {});
  }

  news.on("sessions", lookAgain);
  news.on("run", (run) => {
    /** @type {LiveRun} */
    const numbered = { seq: ++seq, ...run };
    runs.push(numbered);
    if (runs.length > RUNS_KEPT) runs.shift();
    for (const stream of streams.all()) streams.send(stream, "run", numbered);
  });

  return {
    /** Something may have changed. */
    lookAgain,

    /** Answers a request with the stream. @param {any} ctx */
    async serve(ctx) {
      const stopWatching = flowFile.watch(lookAgain);
      ctx.res.once("close", stopWatching);
      const { people, flow } = await look();
      if (ctx.res.destroyed) return undefined;
      if (streams.isFull()) {
        return answer(ctx, 503, { code: "tooManyStreams", message: "close another tab first" });
      }
      ctx.respond = false;
      streams.begin(ctx.res);
      told.set(ctx.res, { sessions: JSON.stringify({ people }), flow: JSON.stringify(flow) });
      /** @type {LiveState} */
      const state = { flow, apps, people, runs };
      streams.send(ctx.res, "state", state);
      // What happened between the look and now.
      lookAgain();
    },
  };
}

const namesOf = (flow) => ({ pattern: patternOf(flow), limit: limitOf(flow) });

/** @type {LiveApp[]} */
const apps = APPS.map(({ client, name }) => ({
  client,
  name,
  ...(client !== CHANGEABLE && namesOf(flows.get(client))),
}));
