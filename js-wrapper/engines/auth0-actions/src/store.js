/** @file The host's store in an Action: the rows of one run, which wait in the transaction's metadata. */
import { memoryStore } from "@seatkeeper/host";

/**
 * @param {Array<[string, any]>} [rows] of the run that goes on
 * @returns {Promise<ReturnType<typeof memoryStore>>}
 */
export async function createRunStore(rows = []) {
  const store = memoryStore();
  for (const [key, value] of rows) await store.update(key, () => value);
  return store;
}

/**
 * What a run that waits has to find again.
 *
 * @param {Awaited<ReturnType<typeof createRunStore>>} store
 * @returns {Array<[string, any]>}
 */
export const rowsOf = (store) => [...store.rows("run:"), ...store.rows("flow:")];
