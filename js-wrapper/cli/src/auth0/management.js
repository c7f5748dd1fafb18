/** @file The Management API as deploying needs it: with bodies, with the scopes that were granted, and with time to wait. */
import { boundedText } from "@seatkeeper/host/kit";
import { TenantError } from "./errors.js";

const CALL_MS = 20_000;
const MAX_BYTES = 8 * 2 ** 20;
/** A window of Auth0's rate is a minute at most. */
const LONGEST_WAIT_MS = 60_000;
const TRIES = 5;

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
  /** @type {Promise<any> | undefined} */
  let token;

  async function send(what, url, init) {
    for (let tries = 1; ; tries += 1) {
      const { response, text } = await received(what, url, init);
      if (response.ok) return parsed(text);
      if (response.status !== 429 || tries === TRIES) throw refused(what, response.status, text);
      // It was not done, so it may be asked for again, whatever it was.
      await clock.sleep(waitOf(response.headers));
    }
  }

  async function received(what, url, init) {
    try {
      const signal = AbortSignal.timeout(CALL_MS);
      // A redirect would carry the credentials to wherever it points.
      const response = await fetch(url, { ...init, redirect: "error", signal });
      return { response, text: await boundedText(response, MAX_BYTES) };
    } catch {
      throw new TenantError(`${what}: no answer from ${domain}`);
    }
  }

  function waitOf(headers) {
    const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000 - clock.now();
    return Math.min(Math.max(reset || 1_000, 0), LONGEST_WAIT_MS);
  }

  /** The tenant's own words help, and may repeat a value that was sent. */
  function refused(what, status, text) {
    const { message, error_description: description } = parsed(text) ?? {};
    const said = [message, description].find((each) => typeof each === "string") ?? "";
    const clean = confidential.reduce((rest, secret) => rest.replaceAll(secret, "***"), said);
    return new TenantError(`${what}: ${status}${clean && ` ${clean.slice(0, 300)}`}`, { status });
  }

  const grant = () =>
    send(`a token for ${who}`, `https://${domain}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        ...{ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
        audience: `https://${domain}/api/v2/`,
      }),
    }).then((answer) => {
      if (typeof answer?.access_token === "string") return answer;
      throw new TenantError(`a token for ${who}: the tenant answered without one`);
    });

  return {
    async granted() {
      const { scope } = await (token ??= grant());
      return typeof scope === "string" ? scope.split(" ").filter(Boolean) : undefined;
    },

    async ask({ method, path, query = {}, body }) {
      const { access_token: bearer } = await (token ??= grant());
      const search = new URLSearchParams(query).toString();
      const headers = { authorization: `Bearer ${bearer}`, accept: "application/json" };
      return send(`${method} ${path}`, `https://${domain}/api/v2${path}${search && `?${search}`}`, {
        method,
        headers: { ...headers, ...(body && { "content-type": "application/json" }) },
        ...(body && { body: JSON.stringify(body) }),
      });
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
