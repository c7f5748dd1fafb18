/** @file Does things about the same key one after the other, and about different keys side by side. */

/**
 * @returns {<T>(key: string, work: () => Promise<T>) => Promise<T>} runs `work` when everything that
 *   was asked for earlier under the same key has ended, well or badly
 */
export function createTurns() {
  /** @type {Map<string, Promise<unknown>>} */
  const tails = new Map();

  return async function inTurn(key, work) {
    const mine = (tails.get(key) ?? Promise.resolve()).then(work);
    const tail = mine.catch(() => {});
    tails.set(key, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
}
