/** @file Lets each keeper sweep now and then: seats of logins that were left unfinished are free before the next is decided. */

const SWEEP_EVERY_MS = 10 * 1000;

/**
 * @param {() => number} now
 * @returns {(keeper: import("@seatkeeper/host").Keeper) => Promise<void>}
 */
export function createSweeping(now) {
  /** @type {WeakMap<object, number>} when each swept last */
  const swept = new WeakMap();
  return async (keeper) => {
    if (now() - (swept.get(keeper) ?? 0) < SWEEP_EVERY_MS) return;
    swept.set(keeper, now());
    await keeper.sweep();
  };
}
