/** @file Runs that wait, for the person or for their session to be ended: what is kept of them, and their token. */

import { SeatkeeperError } from "../errors.js";
import { storeKey } from "../ports/store/key.js";
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
/** How long a run and its flow stay after the pause: a host that was down has its session to end. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** A session that could not be ended is tried again, each time after twice as long, and not for ever. */
const FIRST_WAIT_MS = 10 * 1000;
const MAX_ENDS = 12;

/** From when on the session of a run is to be ended. */
const dueAt = ({ state, exp, ends, retryAt }) =>
  ({ waiting: exp, answered: exp + ANSWERED_MS, ending: ends < MAX_ENDS ? retryAt : Infinity })[
    state
  ] ?? Infinity;

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
 * @property {"waiting" | "answered" | "ending" | "over"} state `ending`: it is denied or too late, and
 *   its session is to be ended
 * @property {string} [reason] why it is ending
 * @property {number} [ends] how often that was tried
 * @property {number} [retryAt] epoch ms
 *
 * @param {{ store: any, keyring: any, issuer: string, tenant: string, caller: string,
 *   now: () => number | Promise<number> }} host
 */
export function createRuns({ store, keyring, issuer, tenant, caller, now }) {
  const runs = `run:[${JSON.stringify(tenant)},`;
  const runKey = (id) => storeKey("run", tenant, id);
  const flowKey = (hash) => storeKey("flow", tenant, hash);
  const binding = async (login, flow) => ({
    sub: await keyring.mac("handle", ["subject", login.subject]),
    sid: await keyring.mac("handle", sessionParts(login.current)),
    flow,
    tenant,
    caller,
  });

  /** Every write leaves a row its time: no run waits for ever. */
  const write = async ({ id, exp }, change) =>
    store.update(runKey(id), change, exp + KEPT_MS - (await now()));

  return {
    now,

    /** Keeps a run that waits, with the flow that it started with: that one stays for as long as the run. */
    async keep(run, flow) {
      await store.update(flowKey(flow.hash), () => flow.document, pauseMs(flow) + KEPT_MS);
      await write(run, () => run);
    },

    /** Keeps a run that is denied, and whose session could not be ended. */
    async keepEnding(run, flow, reason) {
      const at = await now();
      const ending = { state: "ending", reason, ends: 1, retryAt: at + FIRST_WAIT_MS };
      await this.keep({ exp: at, ...run, ...ending }, flow);
    },

    /** @param {Run} run @param {any} login @returns {Promise<{ token: string, expiresAt: number }>} */
    async seal(run, login) {
      const { id, flow, flowHash, node, seq, exp } = run;
      const bound = await binding(login, flow);
      const more = { flowHash, run: id, node, jti: `${id}.${seq}`, iat: await now(), exp };
      const token = await sealPause(keyring, { issuer, claims: { ...bound, ...more } });
      return { token, expiresAt: exp };
    },

    /** @returns {Promise<{ claims: any, run: Run, document: any }>} */
    async open(token, login, flow) {
      const expect = await binding(login, flow);
      const claims = await openPause(keyring, token, { issuer, now: await now(), expect });
      const run = await store.get(runKey(claims.run));
      const document = await store.get(flowKey(claims.flowHash));
      if (run === undefined || document === undefined || run.flowHash !== claims.flowHash) {
        throw new SeatkeeperError("flowGone", "the flow that this run started with is gone");
      }
      return { claims, run, document };
    },

    /** @param {string} id @returns {Promise<{ run: Run, document: any } | undefined>} unless it waits no longer */
    async waiting(id) {
      const run = await store.get(runKey(id));
      const waits = ["waiting", "answered"].includes(run?.state) && run.exp > (await now());
      return waits ? { run, document: await store.get(flowKey(run.flowHash)) } : undefined;
    },

    /**
     * Takes a run to answer it: it can't expire meanwhile.
     *
     * @param {Run} run
     * @returns {Promise<boolean>} whether it was still waiting
     */
    async take(run) {
      const by = crypto.randomUUID();
      const taken = (old) => (old?.state === "waiting" ? { ...old, state: "answered", by } : old);
      return (await write(run, taken))?.by === by;
    },

    /** Gives a run back that could not be answered. */
    async release(run) {
      const given = (old) => (old?.state === "answered" ? { ...old, state: "waiting" } : old);
      await write(run, given);
    },

    /** The run is over: nothing waits any longer. */
    async end(run) {
      await store.update(runKey(run.id), () => ({ ...run, state: "over" }), REMEMBERED_MS);
    },

    /**
     * Takes a run to end its session, once each time that it is due. Who takes it and crashes has tried:
     * the next one is later, and so is the next after a failure.
     *
     * @param {string} id
     * @returns {Promise<{ run: Run, document: any } | undefined>}
     */
    async takeDue(id) {
      const known = await store.get(runKey(id));
      const at = await now();
      if (known === undefined || dueAt(known) > at) return undefined;
      const by = crypto.randomUUID();
      const next = (old) => {
        if (old === undefined || dueAt(old) > at) return old;
        const { reason = "pauseExpired", ends = 0 } = old;
        const retryAt = at + FIRST_WAIT_MS * 2 ** ends;
        return { ...old, state: "ending", reason, ends: ends + 1, retryAt, by };
      };
      const run = await write(known, next);
      if (run?.by !== by) return undefined;
      return { run, document: await store.get(flowKey(run.flowHash)) };
    },

    /** @returns {Promise<string[]>} the ids of the runs whose session is to be ended by now */
    async due() {
      const at = await now();
      const rows = await store.scan(runs);
      return rows.filter(([, run]) => dueAt(run) <= at).map(([, { id }]) => id);
    },

    pauseMs,
  };
}

/** @param {any} flow @returns {number} how long a run of it waits */
const pauseMs = (flow) => flow.document.pauseMs ?? PAUSE_MS;
