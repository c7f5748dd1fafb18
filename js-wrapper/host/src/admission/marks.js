/** @file Admission marks: which session a flow has let in, and which one still waits or was turned away. */

import { storeKey } from "../store/key.js";

/** Longer than sessions live; a mark that is lost costs a decision, never the gate. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Mark
 * @property {"admitted" | "paused" | "denied" | "expired"} state
 * @property {string} [run] the run that waits
 * @property {string} [reason] why it was denied
 * @property {boolean} [wasAdmitted] the session was let in before this run began
 *
 * One mark for each session and flow: who was let in by a lax flow is still a stranger to a strict
 * one.
 *
 * @param {{ store: import("../store/memory.js").Store, tenant: string }} options
 */
export function createMarks({ store, tenant }) {
  const key = (flow, sessionId) => storeKey("mark", tenant, flow, sessionId);
  return {
    /** @returns {Promise<Mark | undefined>} */
    get: async (flow, sessionId) => sessionId && (await store.get(key(flow, sessionId))),
    /** @param {string} flow @param {string | undefined} sessionId @param {Mark} mark */
    async set(flow, sessionId, mark) {
      if (sessionId) await store.update(key(flow, sessionId), () => mark, KEPT_MS);
    },
    /** @param {string} flow @param {string | undefined} sessionId */
    async clear(flow, sessionId) {
      if (sessionId) await store.update(key(flow, sessionId), () => undefined);
    },
  };
}
