/**
 * @file Admission marks in the host's store, where it is given no other place for them.
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
const KEEPING = { ttlMs: 90 * 24 * 60 * 60 * 1000 };

/**
 * @param {{ store: import("../ports/store/interface.js").Store<any>, tenant: string }} options
 * @returns {import("../ports/marks/interface.js").Marks}
 */
export function storeMarks({ store, tenant }) {
  const keyOf = ({ flow, sessionId, subject }) =>
    storeKey("mark", tenant, flow, sessionId, subject);
  return {
    keepsWhole: true,
    get: (whose) => store.get(keyOf(whose)),
    async set(whose, mark) {
      await store.update(keyOf(whose), () => mark, KEEPING);
    },
    async clear(whose) {
      await store.update(keyOf(whose), () => undefined);
    },
  };
}

/**
 * Marks by flow and login. A login without the id of a session (there is none, or it is yet to come) has
 * none: nothing is known of it, and nothing is kept.
 *
 * @param {import("../ports/marks/interface.js").Marks} marks
 */
export function marksByLogin(marks) {
  const whoseOf = (flow, { subject, current }) =>
    current.id === undefined ? undefined : { flow, sessionId: current.id, subject };
  return {
    /** @returns {Promise<import("../ports/marks/interface.js").Mark | undefined>} */
    async get(flow, login) {
      const whose = whoseOf(flow, login);
      return whose && marks.get(whose);
    },
    /** @param {string} flow @param {any} login @param {import("../ports/marks/interface.js").Mark} mark @returns {Promise<boolean>} whether all of it is kept */
    async set(flow, login, mark) {
      const whose = whoseOf(flow, login);
      if (whose === undefined) return false;
      await marks.set(whose, mark);
      return marks.keepsWhole === true;
    },
    async clear(flow, login) {
      const whose = whoseOf(flow, login);
      if (whose !== undefined) await marks.clear(whose);
    },
  };
}
