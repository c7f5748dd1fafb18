/** @file The Management API of a tenant over fetch: one request, and what went wrong in the words of a directory. */
import { DirectoryError } from "@seatkeeper/host";
import { boundedText } from "@seatkeeper/host/kit";
import { createPace } from "./pace.js";
import { createToken } from "./token.js";

/** One call; the whole login has 8 seconds, an Action 20. */
const CALL_MS = 5_000;
/** A page of 50 sessions has some 50 KB; each may tell two agents of 32 KB, by its user's own choice. */
const MAX_BYTES = 8 * 1024 * 1024;

const CODES = {
  400: "invalid",
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  408: "timeout",
  429: "rateLimited",
};

/**
 * @param {object} options
 * @param {string} options.domain
 * @param {string} options.clientId
 * @param {string} options.clientSecret
 * @param {string} [options.audience]
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {import("./token.js").TokenCache} [options.cache]
 * @param {(line: string) => void} [options.warn]
 * @param {import("@seatkeeper/host").Clock} options.clock
 */
export function createManagement({ domain, clientId, clientSecret, clock, cache, ...options }) {
  for (const [name, value] of Object.entries({ domain, clientId, clientSecret })) {
    if (typeof value !== "string" || value === "") throw new TypeError(`\`${name}\` is missing`);
  }
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(domain)) {
    throw new TypeError("`domain` is a host name, without a scheme or a path");
  }
  const {
    audience = `https://${domain}/api/v2/`,
    fetch = globalThis.fetch,
    warn = () => {},
  } = options;
  const pace = createPace(clock);
  let said = false;

  async function send(url, init, signal) {
    const limits = [AbortSignal.timeout(CALL_MS), ...(signal ? [signal] : [])];
    try {
      const response = await fetch(url, {
        ...init,
        redirect: "error",
        signal: AbortSignal.any(limits),
      });
      return { response, body: await readBody(response) };
    } catch (error) {
      if (error instanceof RangeError)
        throw new DirectoryError("invalid", "the answer is too long");
      if (limits.some(({ aborted }) => aborted))
        throw new DirectoryError("timeout", "no answer in time");
      throw new DirectoryError("unavailable", "the tenant could not be reached");
    }
  }

  const token = createToken({
    cache,
    clock,
    async grant() {
      const body = new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        audience,
      });
      const { response, body: answer } = await send(`https://${domain}/oauth/token`, {
        method: "POST",
        body,
      });
      if (!response.ok) throw failure(response, clock);
      return answer;
    },
  });

  /**
   * @param {{ method: string, path: string, query?: Record<string, string>, signal?: AbortSignal }} request
   * @returns {Promise<any>} the answer's JSON; undefined where there is none
   * @throws {DirectoryError}
   */
  async function ask({ method, path, query = {}, signal }) {
    const search = new URLSearchParams(query).toString();
    const url = `https://${domain}/api/v2${path}${search && `?${search}`}`;
    let refused;
    for (;;) {
      const bearer = await token.get(refused);
      await pace.turn(signal);
      const headers = { authorization: `Bearer ${bearer}`, accept: "application/json" };
      const { response, body } = await send(url, { method, headers }, signal);
      pace.learn(response.headers);
      if (response.ok) return body;
      if (response.status === 401 && refused === undefined) {
        refused = bearer;
        continue;
      }
      if (response.status === 403 && !said) {
        said = true;
        warn(
          "auth0: the plan has no session API, or a scope is missing; sessions can't be read or ended",
        );
      }
      throw failure(response, clock);
    }
  }

  return { ask };
}

/** The JSON of an answer, or nothing; what is too long or no JSON is nonsense. */
async function readBody(response) {
  const text = await boundedText(response, MAX_BYTES);
  try {
    return JSON.parse(text);
  } catch {
    // What an error says in its body is not needed, and a success without JSON is no list.
    return undefined;
  }
}

function failure({ status, headers }, clock) {
  const code = CODES[status] ?? (status >= 500 ? "unavailable" : "invalid");
  const retryAfterMs = status === 429 ? waitOf(headers, clock) : undefined;
  return new DirectoryError(code, `auth0 answered ${status}`, { retryAfterMs });
}

/** `x-ratelimit-reset` is in Unix seconds; `retry-after`, where there is one, in seconds from now. */
function waitOf(headers, clock) {
  const after = Number(headers.get("retry-after") ?? Number.NaN);
  if (after >= 0) return after * 1000;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  return reset >= 0 ? Math.max(0, reset * 1000 - clock.now()) : undefined;
}
