/** @file What a clock is: the one place where the host reads the time or waits. `./conformance.js` is its definition as a test. */

/**
 * @typedef {object} Clock
 * @property {() => number} now epoch milliseconds
 * @property {(ms: number) => Promise<void>} sleep
 * @property {(ms: number, act: () => void) => () => void} after runs `act` later, unless the function
 *   that it returns is called first
 */

export {};
