/** @file Keeps to a provider's rate: what it says is left isn't asked for twice, and nothing is sent into a closed window. */
import { DirectoryError } from "@seatkeeper/host";

/** A reset further off than this is not waited for: the host has its own way with what failed. */
const LONGEST_WAIT_MS = 2_000;

/**
 * @typedef {object} Pace
 * @property {(signal?: AbortSignal) => Promise<void>} turn waits until there is something left to ask for
 * @property {(headers: Headers) => void} learn from `x-ratelimit-remaining`, and `x-ratelimit-reset` in Unix seconds
 *
 * @param {import("@seatkeeper/host").Clock} clock
 * @returns {Pace}
 */
export function createPace(clock) {
  let left = Infinity;
  let resetAt = 0;

  return {
    async turn(signal) {
      const wait = resetAt - clock.now();
      if (wait <= 0) left = Infinity;
      if (left <= 0 && wait > LONGEST_WAIT_MS) {
        throw new DirectoryError("rateLimited", "the provider's rate is used up", {
          retryAfterMs: wait,
        });
      }
      if (left <= 0) await clock.sleep(wait);
      if (signal?.aborted) throw new DirectoryError("timeout", "there was no time left to ask");
      left -= 1;
    },

    learn(headers) {
      const remaining = Number(headers.get("x-ratelimit-remaining") ?? Number.NaN);
      const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
      if (!(remaining >= 0) || !(reset >= 0)) return;
      left = remaining;
      resetAt = reset * 1000;
    },
  };
}
