/** @file Runs that wait for the person: what has to be kept of them, and their token. */

import { SeatkeeperError } from "../errors.js";
import { storeKey } from "../store/key.js";
import { openPause, sealPause } from "./token.js";

/** How long a run waits, unless the flow says otherwise. */
const PAUSE_MS = 10 * 60 * 1000;
/** An answer that has had no result for so long after the pause never will: its host has crashed. */
const ANSWERED_MS = 60 * 1000;
/** A session that is yet to come has no id: the time of its event stands for it. */
const sessionParts = ({ type, id, at }) =>
  id === undefined ? [type, String(at)] : ["session", id];
/** How long an ended run is remembered: a late answer gets its own reason. */
const REMEMBERED_MS = 10 * 60 * 1000;

/**
 * @typedef {object} Run
 * @property {string} id
 * @property {string} loginId
 * @property {string} flow its name
 * @property {string} flowHash
 * @property {string} node the one that waits
 * @property {number} seq counts the pauses of this run
 * @property {number} tries codes that were wrong
 * @property {number} began epoch ms
 * @property {number} exp epoch ms
 * @property {boolean} listed whether the current session was seen in a list
 * @property {boolean} wasAdmitted whether the session was let in before this run began
 * @property {boolean} wasOpen whether a failure mode had its say in an earlier leg
 * @property {any} login what ending its session takes, and no more
 * @property {"waiting" | "answered" | "expired" | "over"} state
 *
 * @param {{ store: any, keyring: any, issuer: string, tenant: string, caller: string, clock: any }} host
 */
export function createRuns({ store, keyring, issuer, tenant, caller, clock }) {
  const runKey = (id) => storeKey("run", tenant, id);
  const flowKey = (hash) => storeKey("flow", tenant, hash);
  const binding = async (login, flow) => ({
    sub: await keyring.mac("handle", ["subject", login.subject]),
    sid: await keyring.mac("handle", sessionParts(login.current)),
    flow,
    tenant,
    caller,
  });

  return {
    /** Keeps a run that waits, with the flow that it started with. */
    async keep(run, flow) {
      await store.update(
        flowKey(flow.hash),
        () => flow.document,
        (flow.document.pauseMs ?? PAUSE_MS) * 2,
      );
      await store.update(runKey(run.id), () => run);
    },

    /** @param {Run} run @param {any} login @returns {Promise<{ token: string, expiresAt: number }>} */
    async seal(run, login) {
      const { id, flow, flowHash, node, seq, exp } = run;
      const bound = await binding(login, flow);
      const more = { flowHash, run: id, node, jti: `${id}.${seq}`, iat: clock.now(), exp };
      const token = await sealPause(keyring, { issuer, claims: { ...bound, ...more } });
      return { token, expiresAt: exp };
    },

    /** @returns {Promise<{ claims: any, run: Run, document: any }>} */
    async open(token, login, flow) {
      const expect = await binding(login, flow);
      const claims = await openPause(keyring, token, { issuer, now: clock.now(), expect });
      const run = await store.get(runKey(claims.run));
      const document = await store.get(flowKey(claims.flowHash));
      if (run === undefined || document === undefined || run.flowHash !== claims.flowHash) {
        throw new SeatkeeperError("flowGone", "the flow that this run started with is gone");
      }
      return { claims, run, document };
    },

    /** @param {string} id @returns {Promise<{ run: Run, document: any } | undefined>} */
    async get(id) {
      const run = await store.get(runKey(id));
      return run && { run, document: await store.get(flowKey(run.flowHash)) };
    },

    /**
     * Takes a run to answer it: it can't expire meanwhile.
     *
     * @param {Run} run
     * @returns {Promise<boolean>} whether it was still waiting
     */
    async take({ id }) {
      const by = crypto.randomUUID();
      const taken = (old) => (old?.state === "waiting" ? { ...old, state: "answered", by } : old);
      return (await store.update(runKey(id), taken))?.by === by;
    },

    /** Gives a run back that could not be answered. */
    async release({ id }) {
      const given = (old) => (old?.state === "answered" ? { ...old, state: "waiting" } : old);
      await store.update(runKey(id), given);
    },

    /** The run is over: nothing waits any longer. */
    async end(run) {
      await store.update(runKey(run.id), () => ({ ...run, state: "over" }), REMEMBERED_MS);
    },

    /** @returns {Promise<Array<{ run: Run, document: any }>>} runs that waited too long; each is handed out once */
    async takeExpired() {
      const taken = [];
      for (const [key, { state, exp }] of await store.scan(`run:[${JSON.stringify(tenant)},`)) {
        const until = { waiting: exp, answered: exp + ANSWERED_MS }[state] ?? Infinity;
        if (until > clock.now()) continue;
        const by = crypto.randomUUID();
        const next = (old) => (old?.state === state ? { ...old, state: "expired", by } : old);
        const run = await store.update(key, next, REMEMBERED_MS);
        if (run?.by === by) taken.push({ run, document: await store.get(flowKey(run.flowHash)) });
      }
      return taken;
    },

    pauseMs: (flow) => flow.document.pauseMs ?? PAUSE_MS,
  };
}
