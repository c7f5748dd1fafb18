/** @file The host: decides a login by the flow as it stands, pauses for the person, resumes, and remembers who was let in. */

import { loadNodes } from "@seatkeeper/nodes";
import { preparedLogin } from "./admission/login.js";
import { createMarks, whoseOf } from "./admission/marks.js";
import { createOnce } from "./admission/once.js";
import { checkedLogin } from "./admission/stated.js";
import { systemClock } from "./ports/clock/system.js";
import { SeatkeeperError } from "./errors.js";
import { createFlows } from "./flow/flows.js";
import { claimName } from "./flow/names.js";
import { createPages } from "./nodes/page.js";
import { createExpiry } from "./pause/expiry.js";
import { createRuns } from "./pause/runs.js";
import { plainCopy } from "./plain/copy.js";
import { denialOf, withoutSession } from "./run/endings.js";
import { BUDGET_MS, createPerformer } from "./run/perform.js";
import { createReport } from "./run/report.js";
import { createWalk } from "./run/walk.js";

/**
 * @typedef {object} Result
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason] why it was denied, or asked again
 * @property {string} [class] `policyDenied` for every denial: it is no failed login
 * @property {boolean} [sessionAlive] denied, but the session could not be ended
 * @property {any} [token] allowed: what the access token is to carry
 * @property {string} [waitingFor] paused: the type of the node that waits
 * @property {{ token: string, expiresAt: number }} [pause]
 * @property {any} [page] paused: what the page shows
 * @property {boolean} [repeated] the same login, or the same answer, was there before: this is what came
 *   of it, and nothing was done
 * @property {any} [record]
 */

/**
 * @param {object} options
 * @param {import("./ports/directory/interface.js").Directory} options.directory
 * @param {any | (() => any)} options.flow a flow document, or what gives the one that is in force now. Its
 *   name is its identity: who was let in by it stays so when it changes, and whoever shares its store
 *   and its name is the same flow. Two documents that are handed over for one store must not share a
 *   name (`flowNameTaken`); a flow that changes comes from a function
 * @param {import("./memory/store.js").Store} options.store
 * @param {import("./keys.js").Keyring} options.keyring
 * @param {string} options.issuer this deployment: issuer and audience of its tokens
 * @param {any} [options.otp] from `createOtp`; without it nobody has a factor
 * @param {import("./ports/clock/system.js").Clock} [options.clock] in place of this process's, for tests and simulations.
 *   Pauses are timed by the store's clock, which all hosts share, unless a clock is given here
 * @param {string} [options.tenant]
 * @param {string} [options.caller] the engine that asks
 * @param {number} [options.installedAt] sessions from before count as let in, epoch ms
 * @param {boolean} [options.marks] false: every renewal counts as one of a finished login
 * @param {number} [options.budgetMs] how long one leg may wait for the directory
 * @param {number} [options.atOnce] how many sessions a leg ends at the same time; 4
 * @param {boolean} [options.simulated] answers name outputs and session ids, for simulations only
 * @param {ReturnType<typeof loadNodes>} [options.nodes]
 * @param {(record: any) => void} [options.onRecord]
 * @param {(event: any) => void} [options.onEvent]
 */
export function createSeatkeeper(options) {
  const {
    directory,
    store,
    keyring,
    issuer,
    otp,
    clock = systemClock,
    tenant = "default",
    caller = "host",
    installedAt = 0,
    marks: usesMarks = true,
    budgetMs = BUDGET_MS,
    atOnce,
    simulated = false,
    nodes = loadNodes(),
    onRecord = () => {},
    onEvent = () => {},
  } = options;
  claimName(options.flow, { store, tenant });
  const flows = createFlows({ flow: options.flow, nodes, directory });
  const marks = createMarks({ store, tenant });
  const once = createOnce({ store, tenant, caller, budgetMs });
  const now = () => (options.clock ?? store).now();
  const runs = createRuns({ store, keyring, issuer, tenant, caller, now });
  const pages = createPages({ keyring, otp, simulated });
  const report = createReport({ marks, runs, clock, usesMarks, onRecord, onEvent });
  const walk = createWalk({ pages, runs, marks, report });
  const expiry = createExpiry({ runs, marks, flows, nodes, asking, report, clock });

  /** One leg's dealings with the directory, which are over when it is. */
  async function asking(login, act) {
    const performer = createPerformer({ directory, login, clock, budgetMs, atOnce });
    try {
      return await act(performer);
    } finally {
      performer.close();
    }
  }

  /** @param {any} given a login as the engine states it @returns {Promise<Result>} */
  async function login(given) {
    const stated = authenticatedLogin(given);
    const flow = await flows.current();
    const decided = () => decide(stated, flow);
    const result = await once.login(stated, flow.document.name, decided, bareResult);
    return result.repeated && result.outcome === "paused" ? goesOn(result, stated, flow) : result;
  }

  /** A repeated login whose run was paused: it waits on, or what has become of it meanwhile. */
  async function goesOn({ run }, stated, flow) {
    const known = await marks.get(flow.document.name, whoseOf(stated));
    const mark = known ?? { state: "paused", run };
    return { ...(await unfinishedOr(mark, stated)), repeated: true };
  }

  /** @returns {Promise<Result>} what became of a session by its mark */
  const unfinishedOr = async (mark, stated) =>
    mark.state === "admitted" ? { outcome: "allowed" } : unfinished(mark, stated);

  async function decide(stated, flow) {
    const { name } = flow.document;
    if (stated.current.type === "none")
      return report.leg(withoutSession(stated, flow), { stated, flow });
    const mark = await marks.get(name, whoseOf(stated));
    if (mark && mark.state !== "admitted") return unfinished(mark, stated);
    const admitted = mark !== undefined || !usesMarks || isFromBefore(stated);
    const { login: prepared, flags } = await preparedLogin(stated, {
      directory,
      admitted,
      listed: false,
    });
    const { id, subject, linkedSubjects, current, clientId } = stated;
    const { trigger } = prepared;
    const run = {
      id: crypto.randomUUID(),
      loginId: stated.id,
      flow: name,
      flowHash: flow.hash,
      seq: 0,
      tries: 0,
      began: await store.now(),
      listed: false,
      wasAdmitted: admitted,
      wasOpen: false,
      login: { id, subject, linkedSubjects, current, clientId, trigger },
      state: "waiting",
    };
    return go({ flow, run, stated, login: prepared, flags });
  }

  const go = (leg) => asking(leg.login, (performer) => walk(leg, performer));

  /**
   * A session whose login is not finished is not renewed: it waits on, or stays out.
   *
   * @returns {Promise<Result>}
   */
  async function unfinished(mark, stated) {
    const kept = mark.state === "paused" ? await runs.waiting(mark.run) : undefined;
    if (kept === undefined) {
      // Where its session could not be ended, that is tried again when it shows up.
      const ended = await expiry.end(mark.run);
      const alive = mark.state !== "paused" && mark.run !== undefined;
      const reason = mark.state === "paused" ? "pauseExpired" : (mark.reason ?? mark.state);
      return ended ?? { ...denialOf(reason), ...(alive && { sessionAlive: true }) };
    }
    const { run, document } = kept;
    const flow = await flows.compile(document);
    const node = flow.nodes.get(run.node);
    /** @type {Result} */
    const paused = { outcome: "paused", waitingFor: node.type };
    if (!stated.interactive) return paused;
    const { login: prepared } = await preparedLogin(stated, {
      directory,
      admitted: true,
      listed: run.listed,
    });
    const input = { login: prepared, inputs: {} };
    const page = await asking(prepared, ({ perform }) =>
      pages.show(node, { flow, run, input, perform }),
    );
    return { ...paused, pause: await runs.seal(run, stated), page };
  }

  /**
   * Goes on with a run that waits.
   *
   * @param {{ token: unknown, answer: any, login: any }} resumed the login as this leg verified it
   * @returns {Promise<Result>}
   * @throws {SeatkeeperError} `pauseForged`, `pauseExpired`, `pauseForeign`, `pauseReused`, `flowGone`,
   *   `answerInvalid`: nothing was ended
   */
  async function resume({ token, answer, login: given }) {
    const stated = authenticatedLogin(given);
    const { name } = (await flows.current()).document;
    let opened;
    try {
      opened = await runs.open(token, stated, name);
    } catch (error) {
      if (error.code === "pauseExpired") {
        await expiry.end((await marks.get(name, whoseOf(stated)))?.run);
      }
      throw error;
    }
    const { claims, run, document } = opened;
    const flow = await flows.compile(document);
    const bounds = { code: "answerInvalid", depth: 3, bytes: 65_536, path: "/answer" };
    const plain = plainCopy(answer, bounds);
    const checked = pages.checked(flow.nodes.get(claims.node), plain);
    return once.answer(claims.jti, plain, runs.pauseMs(flow) * 2, async () => {
      // Another run has decided about this session since.
      const mark = await marks.get(run.flow, whoseOf(stated));
      if (mark && (mark.state !== "paused" || mark.run !== run.id))
        return unfinishedOr(mark, stated);
      if (!(await runs.take(run))) throw new SeatkeeperError("pauseExpired", "the pause is over");
      try {
        const known = { directory, admitted: true, listed: run.listed };
        // What the run is about was settled when it began: this leg only says when and from where.
        const { linkedSubjects, trigger, clientId } = run.login;
        const same = { ...stated, linkedSubjects, trigger, clientId };
        const { login: prepared, flags } = await preparedLogin(same, known);
        return await go({ flow, run, stated, login: prepared, flags, answer: checked });
      } catch (error) {
        // Nothing was decided: it waits on.
        await runs.release(run);
        throw error;
      }
    });
  }

  const isFromBefore = ({ current }) => current.createdAt < installedAt;

  return Object.freeze({
    login,
    resume,
    /** Ends the sessions of runs that waited too long, or could not be ended before. Call it now and then. */
    sweep: expiry.sweep,
    flow: () => flows.current(),
  });
}

/** Nothing is decided, shown or tried before the person has proved who they are. */
function authenticatedLogin(given) {
  const stated = checkedLogin(given);
  if (stated.authenticated === true) return stated;
  const message = "nothing is decided before the person has proved who they are";
  throw new SeatkeeperError("notAuthenticated", message, { path: "/login/authenticated" });
}

/** What is kept for a repeated login: the first outcome, and of a paused one no more than its run. */
function bareResult({ record, pause, page: _, ...result }) {
  return { ...result, ...(pause && record && { run: record.run }), repeated: true };
}
