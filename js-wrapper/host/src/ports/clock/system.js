/** @file The clock of this process: the only place where the host reads the time or waits. */

/**
 * @typedef {object} Clock
 * @property {() => number} now epoch milliseconds
 * @property {(ms: number) => Promise<void>} sleep
 * @property {(ms: number, act: () => void) => () => void} after runs `act` later, unless the function
 *   that it returns is called first
 */

/** @type {Clock} */
export const systemClock = Object.freeze({
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
});

/**
 * A clock that somebody else moves: time passes in no time, and nothing ever runs late.
 *
 * @param {() => number} now
 * @returns {Clock}
 */
export const movedClock = (now) =>
  Object.freeze({ now, sleep: async () => {}, after: () => () => {} });
