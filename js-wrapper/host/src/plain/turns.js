/** @file Does things about the same key one after the other, and about different keys side by side. */

/**
 * @returns {<T>(keys: readonly string[], work: () => Promise<T>) => Promise<T>} runs `work` when everything that was
 *   asked for earlier under any of these keys has ended, well or badly
 */
export function createTurns() {
  /** @type {Map<string, Promise<unknown>>} */
  const tails = new Map();

  return async function inTurn(keys, work) {
    const before = Promise.all(keys.map((key) => tails.get(key)));
    const mine = before.then(work);
    const tail = mine.catch(() => {});
    for (const key of keys) tails.set(key, tail);
    try {
      return await mine;
    } finally {
      for (const key of keys) if (tails.get(key) === tail) tails.delete(key);
    }
  };
}
