/** @file The access token for the Management API, by client credentials. */
import { DirectoryError } from "@seatkeeper/host";

/** Renewed so long before it expires: it must outlive the calls of one login. */
const MARGIN_MS = 60_000;

/**
 * Where the token outlives this process. What is kept is a credential: encrypt it where neighbours
 * read the same cache.
 *
 * @typedef {object} TokenCache
 * @property {() => Promise<{ token: string, expiresAt: number } | undefined>} get
 * @property {(entry: { token: string, expiresAt: number }) => Promise<void>} set
 *
 * @param {object} options
 * @param {() => Promise<{ access_token?: unknown, expires_in?: unknown }>} options.grant asks for a token
 * @param {TokenCache} [options.cache]
 * @param {import("@seatkeeper/host").Clock} options.clock
 */
export function createToken({ grant, cache, clock }) {
  /** @type {{ token: string, expiresAt: number } | undefined} */
  let held;
  /** @type {Promise<string> | undefined} */
  let asking;
  const isGood = (entry) => entry !== undefined && entry.expiresAt - MARGIN_MS > clock.now();

  async function obtain(refused) {
    const cached = refused === undefined ? await cache?.get().catch(() => undefined) : undefined;
    if (isGood(cached)) {
      held = cached;
      return held.token;
    }
    const { access_token: token, expires_in: seconds } = (await grant()) ?? {};
    if (typeof token !== "string" || !Number.isFinite(seconds)) {
      throw new DirectoryError("invalid", "the token endpoint answered without a token");
    }
    held = { token, expiresAt: clock.now() + Number(seconds) * 1000 };
    // A cache that fails costs a token for each process, and no login.
    await cache?.set(held).catch(() => {});
    return token;
  }

  return {
    /** @param {string} [refused] a token that was answered by 401: it isn't used again */
    async get(refused) {
      if (held?.token === refused) held = undefined;
      if (isGood(held)) return held.token;
      asking ??= obtain(refused).finally(() => void (asking = undefined));
      return asking;
    },
  };
}
