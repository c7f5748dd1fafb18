/** @file The host's store and marks in an Action: what one run needs, and what Auth0 keeps for us. */
import { memoryStore } from "@seatkeeper/host";

/**
 * The rows of one run; they wait in the transaction's metadata.
 *
 * @param {Array<[string, any]>} [rows] of the run that goes on
 */
export async function createActionStore(rows = []) {
  const store = memoryStore();
  for (const [key, value] of rows) await store.update(key, () => value);
  return store;
}

/**
 * Only that a session was let in outlives the run: one that was not is decided as a login anyway.
 *
 * @param {import("./admissions.js").Admissions} admissions
 * @returns {import("@seatkeeper/host").Marks}
 */
export const actionMarks = (admissions) => ({
  get: async ({ sessionId }) => (admissions.has(sessionId) ? { state: "admitted" } : undefined),
  async set({ sessionId }, { state }) {
    if (state === "admitted") admissions.add(sessionId);
    else admissions.remove(sessionId);
  },
  clear: async ({ sessionId }) => admissions.remove(sessionId),
});
