/** @file How often one may guess: a budget for each factor, spent before a code is looked at. */

const MINUTE = 60_000;
const WINDOW_MS = 15 * MINUTE;
const FAILURES_IN_WINDOW = 5;
const FIRST_LOCK_MS = 15 * MINUTE;
const FAILURES_IN_A_ROW = 100;

/**
 * @typedef {object} Spent what failed since the last success
 * @property {number[]} recent when, as far as it still counts towards the next lock
 * @property {number} inARow
 * @property {number} locks how often it came to a lock
 * @property {number} lockedUntil
 * @property {string} by the try that was let through last
 */

/** @type {Spent} */
const NOTHING_SPENT = { recent: [], inARow: 0, locks: 0, lockedUntil: 0, by: "" };

/**
 * The budget after one more try, which counts as failed until it proves otherwise: tries that run
 * at once, here or on another instance, can't all look first and count later. Without a try left,
 * it comes back as it was.
 *
 * @param {Spent} old
 * @param {{ ticket: string, now: number }} attempt
 * @returns {Spent}
 */
function afterTry(old, { ticket, now }) {
  // A store may call again after a write that it wasn't sure of: the try is paid for already.
  if (old.by === ticket || isLocked(old, now)) return old;

  const recent = [...old.recent.filter((at) => at > now - WINDOW_MS), now];
  const spent = { ...old, recent, inARow: old.inARow + 1, by: ticket };
  if (recent.length < FAILURES_IN_WINDOW) return spent;
  // The lock falls with the last try, not after it: there is no moment in which one more could slip
  // in.
  const lockedUntil = now + FIRST_LOCK_MS * 2 ** old.locks;
  return { ...spent, recent: [], locks: old.locks + 1, lockedUntil };
}

const isStopped = ({ inARow }) => inARow >= FAILURES_IN_A_ROW;
const isLocked = (spent, now) => isStopped(spent) || spent.lockedUntil > now;

/** @param {{ store: import("../ports/store/interface.js").Store<any>, newId: () => string }} where */
export function createBudget({ store, newId }) {
  return {
    /**
     * @param {string} key the factor's
     * @param {number} now
     * @returns {Promise<{ granted: true } | { granted: false, retryAt?: number }>} without
     *   `retryAt` no time helps: it was stopped for good
     */
    async spend(key, now) {
      const ticket = newId();
      const spent = await store.update(key, (old) =>
        afterTry(old ?? NOTHING_SPENT, { ticket, now }),
      );
      if (spent.by === ticket) return { granted: true };
      return isStopped(spent) ? { granted: false } : { granted: false, retryAt: spent.lockedUntil };
    },

    /** After a success, or by an operator: all is forgotten, the length of the next lock too. */
    async clear(key) {
      await store.update(key, () => undefined);
    },
  };
}
