/** @file The answer of a provider: no more of it than there should be, and what a refusal means in the words of a directory. */
import { DirectoryError } from "@seatkeeper/host";

/** @type {Readonly<Record<number, DirectoryErrorCode>>} */
const CODES = Object.freeze({
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  408: "timeout",
  429: "rateLimited",
});

/**
 * @typedef {"unavailable" | "rateLimited" | "forbidden" | "notFound" | "invalid" | "timeout"} DirectoryErrorCode
 *
 * @typedef {object} Refusal what a provider answered in place of what it was asked for
 * @property {number} status
 * @property {unknown} body its JSON; undefined where there is none. It may repeat what was sent: show none of it unseen
 */

/** By the error: what stands in an answer is for whoever asks for it, and in no log by accident. @type {WeakMap<object, Refusal>} */
const refusals = new WeakMap();

/**
 * @param {{ body: AsyncIterable<Uint8Array> | null }} response of `fetch`
 * @param {number} maxBytes
 * @returns {Promise<string>}
 * @throws {DirectoryError} `invalid`, as soon as there is more
 */
export async function boundedText(response, maxBytes) {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > maxBytes) {
      throw new DirectoryError("invalid", `the answer is longer than ${maxBytes} bytes`);
    }
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

/** @param {string} text @returns {unknown} its JSON, or nothing: an error often comes as a page, and a success may be empty */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {{ status: number, headers: Headers, body: unknown }} answer
 * @param {{ provider: string, now: number }} about `provider`: its name, for the message
 * @returns {DirectoryError} {@link refusalOf} gives the rest of it
 */
export function refused({ status, headers, body }, { provider, now }) {
  const code = CODES[status] ?? (status >= 500 ? "unavailable" : "invalid");
  const retryAfterMs = status === 429 ? waitOf(headers, now) : undefined;
  const error = new DirectoryError(code, `${provider} answered ${status}`, { retryAfterMs });
  refusals.set(error, { status, body });
  return error;
}

/** @param {unknown} error @returns {Refusal | undefined} nothing where the provider did not answer */
export const refusalOf = (error) => refusals.get(/** @type {object} */ (error));

/** `retry-after` is in seconds from now or a date; `x-ratelimit-reset`, where there is no other, in Unix seconds. */
function waitOf(headers, now) {
  const after = headers.get("retry-after");
  if (after !== null) {
    const ms = Number.isNaN(Number(after)) ? Date.parse(after) - now : Number(after) * 1000;
    if (ms >= 0) return ms;
  }
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  return reset >= 0 ? Math.max(0, reset * 1000 - now) : undefined;
}
