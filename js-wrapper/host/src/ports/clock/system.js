/** @file The clock of this process, and one that somebody else moves. */

/** @typedef {import("./interface.js").Clock} Clock */

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
