/** @file Reads all pages of a list, or says why it could not: what was read is then a lower bound. */
import { DirectoryError } from "@seatkeeper/host";

/** The largest page that is documented. */
const TAKE = 50;
/** 10,000 items are as many as a node takes. */
const MAX_PAGES = 200;
/** Tries for each page after the first; the first one is the host's to try again. */
const ATTEMPTS = 3;
const RETRYABLE = new Set(["rateLimited", "unavailable", "timeout"]);

/**
 * Both answer shapes are read: an object with the items and `next`, which `include_totals` asks for,
 * and a bare list, which can't say whether it is whole. A user that is not there has nothing.
 *
 * @param {object} about
 * @param {ReturnType<typeof import("./management.js").createManagement>} about.management
 * @param {import("@seatkeeper/host").Clock} about.clock
 * @param {string} about.path
 * @param {"sessions" | "tokens"} about.key
 * @param {AbortSignal} [about.signal]
 * @returns {Promise<{ items: any[], error?: string }>} with `error` where pages are missing
 */
export async function readAll({ management, clock, path, key, signal }) {
  const items = [];
  const seen = new Set();
  let from;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    let answer;
    try {
      answer = await read(page > 0);
    } catch (error) {
      if (page === 0 && error.code === "notFound") return { items };
      if (page === 0) throw error;
      return { items, error: error.code };
    }
    const list = Array.isArray(answer) ? answer : answer?.[key];
    if (!Array.isArray(list) || list.some((item) => typeof item !== "object" || item === null)) {
      if (page > 0) return { items, error: "invalid" };
      throw new DirectoryError("invalid", `the answer has no list of ${key}`);
    }
    items.push(...list);
    if (Array.isArray(answer)) return { items, ...(list.length >= TAKE && { error: "invalid" }) };
    from = answer.next;
    if (from === undefined || from === null || from === "") return { items };
    // A cursor that leads nowhere new would be followed for ever.
    if (typeof from !== "string" || seen.has(from)) return { items, error: "invalid" };
    seen.add(from);
  }
  return { items, error: "invalid" };

  async function read(patient) {
    const query = {
      take: String(TAKE),
      include_totals: "true",
      ...(from !== undefined && { from }),
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await management.ask({ method: "GET", path, query, signal });
      } catch (error) {
        if (!patient || attempt === ATTEMPTS || !RETRYABLE.has(error.code)) throw error;
        if (signal?.aborted) throw error;
        await clock.sleep(error.retryAfterMs ?? 100 * 2 ** attempt);
      }
    }
  }
}
