/** @file An access token by client credentials (RFC 6749, 4.4): kept until it expires, asked for once however many need it. */
import { DirectoryError } from "@seatkeeper/host";
import { checkedOptions, kinds, systemClock } from "@seatkeeper/host/kit";

/** Renewed so long before it expires: it must outlive the calls of one login. */
const MARGIN_MS = 60_000;

const { having, record, required, text, usually } = kinds;
const OPTIONS = {
  client: required(having("a client", ["ask"])),
  path: required(text),
  clientId: required(text),
  clientSecret: required(text),
  more: usually(record, Object.freeze({})),
  cache: having("a cache", ["get", "set"]),
  clock: usually(having("a clock", ["now"]), systemClock),
};

/**
 * @typedef {object} TokenEntry
 * @property {string} token
 * @property {number} expiresAt epoch ms
 * @property {string} [scope] what was granted, where the provider says so
 *
 * Where the token outlives this process. What is kept is a credential: encrypt it where neighbours
 * read the same cache.
 *
 * @typedef {object} TokenCache
 * @property {() => Promise<TokenEntry | undefined>} get
 * @property {(entry: TokenEntry) => Promise<void>} set
 *
 * @typedef {object} TokenOptions
 * @property {import("./client.js").Client} client of the provider, without a token of its own
 * @property {string} path of the token endpoint
 * @property {string} clientId
 * @property {string} clientSecret
 * @property {Record<string, string>} [more] what the endpoint wants besides: `audience`, `scope`
 * @property {TokenCache} [cache]
 * @property {import("@seatkeeper/host").Clock} [clock]
 *
 * @typedef {object} Token
 * @property {(refused?: string) => Promise<string>} get `refused`: a token that was answered by 401 isn't used again
 * @property {() => Promise<string | undefined>} scope that was granted, where the provider says so
 */

/** @param {TokenOptions} options @returns {Token} */
export function createToken(options) {
  const { client, path, clientId, clientSecret, more, cache, clock } = checkedOptions(
    options,
    OPTIONS,
  );
  /** @type {TokenEntry | undefined} */
  let held;
  /** @type {Promise<TokenEntry> | undefined} */
  let asking;
  const isGood = (entry) => entry !== undefined && entry.expiresAt - MARGIN_MS > clock.now();

  async function granted() {
    const credentials = { client_id: clientId, client_secret: clientSecret };
    const form = { grant_type: "client_credentials", ...credentials, ...more };
    /** @type {any} */
    const answer = await client.ask({ method: "POST", path, form });
    const { access_token: token, expires_in: seconds, scope } = answer ?? {};
    if (typeof token !== "string" || !Number.isFinite(seconds)) {
      throw new DirectoryError("invalid", "the token endpoint answered without a token");
    }
    const entry = { token, expiresAt: clock.now() + seconds * 1000 };
    return typeof scope === "string" ? { ...entry, scope } : entry;
  }

  async function obtain(refused) {
    const cached = refused === undefined ? await cache?.get().catch(() => undefined) : undefined;
    if (isGood(cached)) return (held = cached);
    held = await granted();
    // A cache that fails costs a token for each process, and no login.
    await cache?.set(held).catch(() => {});
    return held;
  }

  async function entry(refused) {
    if (held?.token === refused) held = undefined;
    if (isGood(held)) return held;
    asking ??= obtain(refused).finally(() => void (asking = undefined));
    return asking;
  }

  return Object.freeze({
    get: async (refused) => (await entry(refused)).token,
    scope: async () => (await entry()).scope,
  });
}
