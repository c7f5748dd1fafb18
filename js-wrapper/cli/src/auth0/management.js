/** @file The Management API as deploying needs it: with the tenant's own words where it refuses, the scopes that were granted, and time to wait. */
import { createClient, createToken, refusalOf, retried } from "@seatkeeper/directories/rest";
import { TenantError } from "./errors.js";

const PROVIDER = "auth0";
const CALL_MS = 20_000;
/** A window of Auth0's rate is a minute at most. */
const LONGEST_WAIT_MS = 60_000;
/** Where the tenant doesn't say. */
const WAIT_MS = 1_000;
const ATTEMPTS = 5;
const MAX_WORDS = 300;

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path below `/api/v2`
 * @property {Record<string, string>} [query]
 * @property {any} [body]
 *
 * @typedef {object} Management
 * @property {() => Promise<string[] | undefined>} granted the scopes of the token, where the tenant names them
 * @property {(request: Request) => Promise<any>} ask the answer's JSON
 *
 * @param {object} options
 * @param {string} options.who asks, in words
 * @param {string} options.domain
 * @param {string} options.clientId
 * @param {string} options.clientSecret
 * @param {typeof globalThis.fetch} options.fetch
 * @param {import("@seatkeeper/host").Clock} options.clock
 * @param {string[]} options.confidential what is taken out of the tenant's words
 * @returns {Management}
 */
export function createManagement({ who, domain, clientId, clientSecret, ...options }) {
  const { fetch, clock, confidential } = options;
  const about = { provider: PROVIDER, callMs: CALL_MS, fetch, clock };
  const bare = createClient({ ...about, url: `https://${domain}` });
  const credentials = createToken({
    client: { ask: (request) => patiently(`a token for ${who}`, () => bare.ask(request)) },
    path: "/oauth/token",
    clientId,
    clientSecret,
    more: { audience: `https://${domain}/api/v2/` },
    clock,
  });
  const client = createClient({ ...about, url: `https://${domain}/api/v2`, token: credentials });

  /** What was refused for its haste was not done, so it may be asked for again, whatever it was. */
  async function patiently(what, act) {
    /** @param {any} error */
    const waitMs = ({ code, retryAfterMs }) =>
      code === "rateLimited" ? Math.min(retryAfterMs || WAIT_MS, LONGEST_WAIT_MS) : undefined;
    try {
      return await retried(act, { clock, attempts: ATTEMPTS, waitMs });
    } catch (error) {
      throw error instanceof TenantError ? error : said(what, error);
    }
  }

  /** The tenant's own words help, and may repeat a value that was sent. */
  function said(what, error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) {
      const why = error.code === "invalid" ? error.message : `no answer from ${domain}`;
      return new TenantError(`${what}: ${why}`);
    }
    const { status, body } = refusal;
    const { message, error_description: description } = /** @type {any} */ (body ?? {});
    const words = [message, description].find((each) => typeof each === "string") ?? "";
    const clean = confidential.reduce((rest, secret) => rest.replaceAll(secret, "***"), words);
    const shown = clean && ` ${clean.slice(0, MAX_WORDS)}`;
    return new TenantError(`${what}: ${status}${shown}`, { status });
  }

  return {
    async granted() {
      const scope = await patiently(`a token for ${who}`, credentials.scope);
      return scope?.split(" ").filter(Boolean);
    },

    ask: ({ method, path, query, body }) =>
      patiently(`${method} ${path}`, () => client.ask({ method, path, query, json: body })),
  };
}
