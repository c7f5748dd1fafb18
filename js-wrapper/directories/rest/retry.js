/** @file Asks again what failed for a while only. */

/**
 * @template T
 * @param {() => Promise<T>} act
 * @param {object} how
 * @param {import("@seatkeeper/host").Clock} how.clock
 * @param {number} how.attempts altogether
 * @param {(error: unknown, attempt: number) => number | undefined} how.waitMs how long to wait after an attempt that failed;
 *   undefined where the error is to stay
 * @returns {Promise<T>}
 */
export async function retried(act, { clock, attempts, waitMs }) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const wait = attempt < attempts ? waitMs(error, attempt) : undefined;
      if (wait === undefined) throw error;
      await clock.sleep(wait);
    }
  }
}
