/** @file Runs that wait, for the person or for their session to be ended: where they are kept, and their token. */

import { SeatkeeperError } from "../errors.js";
import { storeKey } from "../ports/store/key.js";
import * as run from "./run.js";
import { openPause, sealPause } from "./token.js";

const HOUR_MS = 60 * 60 * 1000;
/** How long an ended run is remembered: a late answer gets its own reason. */
const REMEMBERED = { ttlMs: 10 * 60 * 1000 };
/** How long a run stays after its pause, an hour at most: a host that was down has its session to end. */
const KEPT_MS = (1 + 7 * 24) * HOUR_MS;
/** The flow that a run began with outlives it: one that is ended is tried again for half a day. */
const FLOW_KEPT = { ttlMs: KEPT_MS + 12 * HOUR_MS };
/** How many due runs are looked for at a time. */
const AT_A_TIME = 100;

/**
 * @typedef {import("./run.js").Run} Run
 *
 * @param {object} host
 * @param {import("../ports/store/interface.js").Store<any>} host.store
 * @param {import("../keys.js").Keyring} host.keyring
 * @param {string} host.issuer
 * @param {string} host.tenant
 * @param {string} host.caller
 * @param {() => string} host.newId
 * @param {import("../ports/clock/interface.js").Clock} [host.clock] in place of the store's time
 */
export function createRuns({ store, keyring, issuer, tenant, caller, newId, clock }) {
  const kind = storeKey("run", tenant);
  const runKey = (id) => storeKey("run", tenant, id);
  const flowKey = (hash) => storeKey("flow", tenant, hash);
  const now = () => (clock ?? store).now();
  /** @param {(old: Run | undefined, at: number) => Run | undefined} change @param {import("../ports/store/interface.js").Keeping} [keeping] */
  const write = (id, change, keeping = KEEPING) =>
    store.update(runKey(id), (old, at) => change(old, clock ? clock.now() : at), keeping);
  const KEEPING = {
    ttlMs: KEPT_MS,
    due(row) {
      const at = run.dueAt(row);
      return at === Infinity ? undefined : { kind, at };
    },
  };
  const documentOf = (row) => store.get(flowKey(row.flowHash));
  const binding = async (login, flow) => ({
    sub: await keyring.mac("handle", ["subject", login.subject]),
    sid: await keyring.mac("handle", sessionParts(login.current)),
    flow,
    tenant,
    caller,
  });

  return {
    now,

    /** Keeps a run that waits, with the flow that it started with. @param {Run} begun @param {import("./run.js").Wait} wait @returns {Promise<Run>} */
    async keep(begun, wait, flow) {
      await store.update(flowKey(flow.hash), () => flow.document, FLOW_KEPT);
      return write(begun.id, (_, at) => run.waiting(begun, wait, at + run.pauseMs(flow)));
    },

    /** Keeps a run that is denied, and whose session could not be ended. @param {Run} denied */
    async keepEnding(denied, flow, reason) {
      await store.update(flowKey(flow.hash), () => flow.document, FLOW_KEPT);
      await write(denied.id, (_, at) => run.ending(denied, reason, at));
    },

    /** @param {Run} waiting @param {any} login @returns {Promise<{ token: string, expiresAt: number }>} */
    async seal({ id, flow, flowHash, node, seq, exp, began }, login) {
      const bound = await binding(login, flow);
      // Since when the run goes is known without asking anybody for the time.
      const more = { flowHash, run: id, node, jti: `${id}.${seq}`, iat: began, exp };
      const token = await sealPause(keyring, { issuer, claims: { ...bound, ...more } });
      return { token, expiresAt: exp };
    },

    /** @returns {Promise<{ claims: any, run: Run, document: any }>} */
    async open(token, login, flow) {
      const expect = await binding(login, flow);
      const claims = await openPause(keyring, token, { issuer, now: await now(), expect });
      const row = await store.get(runKey(claims.run));
      const document = row && (await documentOf(row));
      if (document === undefined || row.flowHash !== claims.flowHash) {
        throw new SeatkeeperError("flowGone", "the flow that this run started with is gone");
      }
      return { claims, run: row, document };
    },

    /** @param {string} id @returns {Promise<{ run: Run, document: any } | undefined>} unless it waits no longer */
    async waiting(id) {
      const row = await store.get(runKey(id));
      return run.isWaiting(row, await now())
        ? { run: row, document: await documentOf(row) }
        : undefined;
    },

    /** Takes a run to answer it. @param {Run} waiting @returns {Promise<boolean>} whether it was still waiting */
    async take({ id }) {
      const by = newId();
      return (await write(id, (old) => run.answered(old, by)))?.by === by;
    },

    /** Gives a run back that could not be answered. @param {Run} answered */
    release: ({ id }) => write(id, run.released),

    /** The run is over. @param {Run} ended */
    end: (ended) => write(ended.id, () => run.over(ended), REMEMBERED),

    /**
     * Takes a run to end its session, once each time that it is due.
     *
     * @param {string} id
     * @returns {Promise<{ run: Run, document: any } | undefined>}
     */
    async takeDue(id) {
      const known = await store.get(runKey(id));
      // Nothing is written that needn't be: that would keep alive what is over.
      if (known === undefined || run.dueAt(known) > (await now())) return undefined;
      const by = newId();
      const row = await write(id, (old, at) => run.taken(old, at, by));
      return row?.by === by ? { run: row, document: await documentOf(row) } : undefined;
    },

    /** @returns {Promise<string[]>} the ids of the runs whose session is to be ended by now, the earliest first */
    async due() {
      const rows = await store.due(kind, await now(), AT_A_TIME);
      return rows.map(([, { id }]) => id);
    },
  };
}

/** A session that is yet to come has no id: the time of its event stands for it. */
const sessionParts = ({ type, id, at }) =>
  id === undefined ? [type, String(at)] : ["session", id];
