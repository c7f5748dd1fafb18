/**
 * @file Admission marks: which session a flow has let in, and which one still waits or was turned away.
 *
 * A flow is known by its name: its marks outlive a change of its limit. A session is known by its id
 * and its subject: whoever shows up with the id of somebody else's session is a stranger, and changes
 * nothing of what is known about its owner.
 *
 * An admission in which a failure mode had its say leaves no mark, so the next renewal is decided as a
 * login. Where that login asks for a proof (re-verify), a renewal that can show a page shows it, and one
 * that can't (a refresh in the background) takes the flow's `whenNonInteractive`: it is denied, unless
 * the flow says otherwise.
 */

import { storeKey } from "../ports/store/key.js";

/** Longer than sessions live; a mark that is lost costs a decision, never the gate. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Mark
 * @property {"admitted" | "paused" | "denied" | "expired"} state
 * @property {string} [run] the run that waits, or whose session could not be ended yet
 * @property {string} [reason] why it was denied
 *
 * One mark for each session and flow: who was let in by a lax flow is still a stranger to a strict
 * one.
 *
 * @param {{ store: import("../memory/store.js").Store, tenant: string }} options
 */
export function createMarks({ store, tenant }) {
  const key = (flow, { sessionId, subject }) => storeKey("mark", tenant, flow, sessionId, subject);
  /** @typedef {{ sessionId: string | undefined, subject: string }} Whose */
  return {
    /** @param {string} flow @param {Whose} whose @returns {Promise<Mark | undefined>} */
    get: async (flow, whose) => whose.sessionId && (await store.get(key(flow, whose))),
    /** @param {string} flow @param {Whose} whose @param {Mark} mark */
    async set(flow, whose, mark) {
      if (whose.sessionId) await store.update(key(flow, whose), () => mark, KEPT_MS);
    },
    /** @param {string} flow @param {Whose} whose */
    async clear(flow, whose) {
      if (whose.sessionId) await store.update(key(flow, whose), () => undefined);
    },
  };
}

/** @param {any} login @returns {{ sessionId: string | undefined, subject: string }} whose mark it asks for */
export const whoseOf = ({ current, subject }) => ({ sessionId: current.id, subject });
