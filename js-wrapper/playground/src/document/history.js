/** @file Undo and redo: the documents before this one and after it. */

const KEPT = 200;

/**
 * @template T
 * @typedef {{ past: T[], present: T, future: T[], merges?: string }} History
 */

/** @template T @param {T} present @returns {History<T>} */
export const begin = (present) => ({ past: [], present, future: [] });

/**
 * @template T
 * @param {History<T>} history
 * @param {T} present
 * @param {string} [merges] changes that carry the same word one after another are undone at once: the
 *   letters of a name, the places of a node on its way
 * @returns {History<T>}
 */
export function change({ past, present: before, merges: last }, present, merges) {
  const isOne = merges !== undefined && merges === last;
  return { past: isOne ? past : [...past, before].slice(-KEPT), present, future: [], merges };
}

/** @template T @param {History<T>} history @returns {History<T>} */
export function undo(history) {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past.at(-1), future: [present, ...future] };
}

/** @template T @param {History<T>} history @returns {History<T>} */
export function redo(history) {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}
