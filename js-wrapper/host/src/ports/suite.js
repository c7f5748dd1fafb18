/** @file What the suites have in common: each rule gets a thing of its own, which is closed when the rule is through. */

/**
 * What registers a test: `test` of `node:test`, `it` of another runner, or a function of your own.
 *
 * @typedef {(name: string, run: () => Promise<void>) => unknown} Test
 */

/**
 * @template {{ close?: () => unknown }} T
 * @param {string} port whose rules they are: the beginning of each name
 * @param {Test} test
 * @param {() => T | Promise<T>} create
 * @returns {(name: string, check: (under: T) => void | Promise<void>) => void} registers one rule
 */
export const rulesOf = (port, test, create) => (name, check) =>
  void test(`${port}: ${name}`, async () => {
    const under = await create();
    try {
      await check(under);
    } finally {
      await under.close?.();
    }
  });

/**
 * A promise that has to settle soon: what waits for ever fails the rule, and not the whole run.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what should have happened
 * @param {number} [ms]
 * @returns {Promise<T>}
 */
export async function soon(promise, what, ms = 5_000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
