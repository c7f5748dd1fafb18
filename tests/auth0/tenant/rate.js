/** @file The stand-in's rate: so many requests a window for the whole tenant, told in the documented headers. */

/** @param {{ now: () => number }} clock */
export function createRate({ now }) {
  let limit = Infinity;
  let windowMs = 1_000;
  let used = 0;
  let endsAt = 0;

  return {
    /** @param {number} requests a window @param {number} ms */
    set(requests, ms = 1_000) {
      limit = requests;
      windowMs = ms;
      used = 0;
      endsAt = 0;
    },
    /** @returns {{ allowed: boolean, headers: Record<string, string> }} */
    take() {
      if (limit === Infinity) return { allowed: true, headers: {} };
      if (now() >= endsAt) {
        used = 0;
        endsAt = now() + windowMs;
      }
      used += 1;
      const headers = {
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(Math.max(0, limit - used)),
        // Unix seconds, as documented: what is left of the second is lost.
        "x-ratelimit-reset": String(Math.ceil(endsAt / 1000)),
      };
      return { allowed: used <= limit, headers };
    },
  };
}
