/** @file All pages of a list, and never without end: or what was read of it, as a lower bound, with the reason. */
import { DirectoryError } from "@seatkeeper/host";
import { MAX_SESSIONS, RETRYABLE_FAULT_CODES } from "@seatkeeper/host/kit";
import { retried } from "./retry.js";

/** In pages of 50, as many items as a node takes. */
const MAX_PAGES = MAX_SESSIONS / 50;
/** Tries for each page after the first; the first one is the host's to try again. */
const ATTEMPTS = 3;

/**
 * @typedef {import("./answer.js").DirectoryErrorCode} DirectoryErrorCode
 */

/**
 * @template T
 * @typedef {object} Page
 * @property {T[]} items
 * @property {string | number | null} [next] where the next page begins; nothing, null or an empty text where there is none
 * @property {boolean} [isCut] the answer can't say that it is whole
 */

/**
 * The pages of a list, one after the other.
 *
 * @template T
 * @param {(from: string | number | undefined, page: number) => Promise<Page<T>>} read the page that begins there; the
 *   first one without; `page` counts from 0
 * @returns {AsyncGenerator<T[], void, void>}
 * @throws {DirectoryError} `invalid` where the list has no end
 */
export async function* pagesOf(read) {
  const seen = new Set();
  let from;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, next, isCut } = await read(from, page);
    yield items;
    if (isCut) throw new DirectoryError("invalid", "the list may go on, and doesn't say where");
    if (next === undefined || next === null || next === "") return;
    // A cursor that leads nowhere new would be followed for ever.
    if (seen.has(next)) throw new DirectoryError("invalid", "the list leads in a circle");
    seen.add(next);
    from = next;
  }
  throw new DirectoryError("invalid", `the list has more than ${MAX_PAGES} pages`);
}

/**
 * The whole list; what was read of it where a later page can't be had. Where the first can't, that is thrown: it is no
 * list without sessions.
 *
 * @template T
 * @param {(from: string | number | undefined) => Promise<Page<T>>} read
 * @param {{ clock: import("@seatkeeper/host").Clock, signal?: AbortSignal }} about
 * @returns {Promise<{ items: T[], error?: DirectoryErrorCode }>} with `error` where pages are missing
 */
export async function readAll(read, { clock, signal }) {
  /** @param {any} error @param {number} attempt */
  const waitMs = ({ code, retryAfterMs }, attempt) =>
    RETRYABLE_FAULT_CODES.includes(code) && !signal?.aborted
      ? (retryAfterMs ?? 100 * 2 ** attempt)
      : undefined;
  const patiently = (from, page) =>
    retried(() => read(from), { clock, waitMs, attempts: page === 0 ? 1 : ATTEMPTS });
  const items = [];
  let isBegun = false;
  try {
    for await (const some of pagesOf(patiently)) {
      isBegun = true;
      items.push(...some);
    }
    return { items };
  } catch (error) {
    if (!isBegun || !(error instanceof DirectoryError)) throw error;
    return { items, error: /** @type {DirectoryErrorCode} */ (error.code) };
  }
}
