/** @file Is this code right, and is it used for the first time? */

import { HOTP, TOTP } from "otpauth";

/** A code may be a step early or late: clocks differ, and people type slowly. */
const STEPS_AROUND = 1;
/** How many codes of a HOTP token may have been shown and never used. */
const LOOK_AHEAD = 5;

/**
 * @param {import("./factors.js").Factor} factor
 * @param {{ code: unknown, now: number, last: number }} attempt `last` is the counter that was
 *   accepted last
 * @returns {number | undefined} the counter that the code stands for
 */
export function matchingCounter(factor, { code, now, last }) {
  // ASCII digits only, and exactly so many: no spaces, no signs, no digits of other scripts.
  if (typeof code !== "string" || code.length !== factor.digits || !/^[0-9]+$/.test(code))
    return undefined;

  const { secret, algorithm, digits } = factor;
  // One counter at a time, because the library's own window looks back as far as it looks ahead.
  // Every candidate is computed, whichever one fits, so the time that it takes tells nothing.
  const fits = (counter) =>
    HOTP.validate({ token: code, secret, algorithm, digits, counter, window: 0 }) !== null;
  const matching = candidates(factor, { now, last }).filter(fits);
  // Two counters can have the same code. The higher one uses up both, else the code would be good
  // twice.
  return matching.at(-1);
}

/**
 * The counters that a code may stand for, rising; used ones are among them, so that we can tell a
 * reuse from a slip.
 */
/** @param {any} factor @param {{ now: number, last: number }} attempt @returns {number[]} */
function candidates({ type, period }, { now, last }) {
  if (type === "hotp") return range(last, last + 1 + LOOK_AHEAD);
  const step = TOTP.counter({ period, timestamp: now });
  return range(step - STEPS_AROUND, step + STEPS_AROUND);
}

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((counter) => counter >= 0);

/**
 * The counters that were accepted. They only rise, whatever happens at the same time on another
 * instance, and even if the clock is set back.
 *
 * @param {{ store: import("../ports/store/interface.js").Store<any>, newId: () => string }} where
 */
export function createAcceptedCounters({ store, newId }) {
  return {
    /** @param {string} key @param {import("./factors.js").Factor} factor */
    async last(key, { counter = 0 }) {
      return (await store.get(key))?.last ?? counter - 1;
    },

    /** @returns {Promise<boolean>} whether this call, and no other, has used the counter up */
    async use(key, counter) {
      const mine = { last: counter, by: newId() };
      const kept = await store.update(key, (old) => (old && old.last >= counter ? old : mine));
      return kept.by === mine.by;
    },

    /** Only together with the factor itself. */
    async forget(key) {
      await store.update(key, () => undefined);
    },
  };
}
