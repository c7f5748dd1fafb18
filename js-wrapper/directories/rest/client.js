/** @file A provider's REST API over fetch: one request inside its time, an answer within its bound, and what went wrong in a directory's words. */
import { DirectoryError } from "@seatkeeper/host";
import { checkedOptions, kinds, systemClock } from "@seatkeeper/host/kit";
import { baseUrl } from "./address.js";
import { boundedText, parsed, refused } from "./answer.js";

/** One call; a whole login has 8 seconds. */
const CALL_MS = 5_000;
/** A page of 50 sessions has some 50 KB; each may tell two agents of 32 KB, by its user's own choice. */
const MAX_BYTES = 8 * 1024 * 1024;

const { callable, having, integer, record, required, text, usually } = kinds;
const OPTIONS = {
  provider: required(text),
  url: required(baseUrl),
  headers: usually(record, Object.freeze({})),
  token: having("a token", ["get"]),
  pace: having("a pace", ["turn", "learn"]),
  callMs: usually(integer(1), CALL_MS),
  maxBytes: usually(integer(1), MAX_BYTES),
  onRefused: callable,
  fetch: callable,
  clock: usually(having("a clock", ["now", "sleep"]), systemClock),
};

/**
 * @typedef {object} ClientOptions
 * @property {string} provider its name, for messages
 * @property {string} url what every path is put behind
 * @property {Record<string, string>} [headers] of every request: a key that is sent as it is, a tenant
 * @property {import("./token.js").Token} [token] sent as `authorization: Bearer …`, and asked for anew, once, where it is
 *   answered by 401
 * @property {import("./pace.js").Pace} [pace] keeps to the provider's rate; several clients may share one
 * @property {number} [callMs] how long one request may take; 5,000
 * @property {number} [maxBytes] how long an answer may be; 8 MiB
 * @property {(status: number) => void} [onRefused] hears the status of each answer that is not a success
 * @property {typeof globalThis.fetch} [fetch]
 * @property {import("@seatkeeper/host").Clock} [clock]
 *
 * @typedef {object} RestRequest
 * @property {string} [method] `GET`
 * @property {string} path begins with `/`; what comes from outside is encoded before it is put in
 * @property {Record<string, string>} [query]
 * @property {unknown} [json] the body, as JSON
 * @property {Record<string, string>} [form] the body, as a form, in place of `json`
 * @property {AbortSignal} [signal] aborted when nobody waits any longer
 *
 * @typedef {object} Client
 * @property {<T = unknown>(request: RestRequest) => Promise<T>} ask the answer's JSON, undefined where there is none; nobody
 *   has checked whether it is what you expect; throws a `DirectoryError`
 */

/** @param {ClientOptions} options @returns {Client} */
export function createClient(options) {
  const { provider, url, headers, token, pace, callMs, maxBytes, onRefused, clock, ...given } =
    checkedOptions(options, OPTIONS);
  const { fetch = globalThis.fetch } = given;
  const base = url.replace(/\/+$/, "");

  async function send(address, init, signal) {
    const limits = [AbortSignal.timeout(callMs)];
    if (signal) limits.push(signal);
    try {
      // A redirect would carry the credentials to wherever it points.
      const about = { ...init, redirect: "error", signal: AbortSignal.any(limits) };
      const response = await fetch(address, about);
      const body = parsed(await boundedText(response, maxBytes));
      return { ok: response.ok, status: response.status, headers: response.headers, body };
    } catch (error) {
      if (error instanceof DirectoryError) throw error;
      if (limits.some(({ aborted }) => aborted)) {
        throw new DirectoryError("timeout", `${provider} gave no answer in time`);
      }
      throw new DirectoryError("unavailable", `${provider} could not be reached`);
    }
  }

  /** @param {RestRequest} request @returns {Promise<any>} */
  async function ask({ method = "GET", path, query = {}, json, form, signal }) {
    const search = new URLSearchParams(query).toString();
    const address = `${base}${path}${search && `?${search}`}`;
    let stale;
    for (;;) {
      const bearer = await token?.get(stale);
      await pace?.turn(signal);
      /** @type {Record<string, string>} */
      const sent = { accept: "application/json", ...headers };
      if (bearer !== undefined) sent.authorization = `Bearer ${bearer}`;
      if (json !== undefined) sent["content-type"] = "application/json";
      const body = form ? new URLSearchParams(form) : json && JSON.stringify(json);
      const answer = await send(address, { method, headers: sent, body }, signal);
      pace?.learn(answer.headers);
      if (answer.ok) return answer.body;
      if (answer.status === 401 && token && stale === undefined) {
        stale = bearer;
        continue;
      }
      onRefused?.(answer.status);
      throw refused(answer, { provider, now: clock.now() });
    }
  }

  return Object.freeze({ ask });
}
