/** @file The lists of the Management API, all pages of them. */
import { DirectoryError } from "@seatkeeper/host";
import { readAll } from "../rest/index.js";

/** The largest page that is documented. */
const TAKE = 50;

/**
 * @param {object} about
 * @param {import("../rest/index.js").Client} about.management
 * @param {import("@seatkeeper/host").Clock} about.clock
 * @param {string} about.path
 * @param {"sessions" | "tokens"} about.key of the list in the answer
 * @param {AbortSignal} [about.signal]
 */
export async function listOf({ management, clock, path, key, signal }) {
  const read = async (from) => {
    /** @type {Record<string, string>} */
    const query = { take: String(TAKE), include_totals: "true" };
    if (from !== undefined) query.from = from;
    return pageFrom(await management.ask({ path, query, signal }), key);
  };
  try {
    return await readAll(read, { clock, signal });
  } catch (error) {
    // A user that is not there has nothing.
    if (error.code === "notFound") return { items: [] };
    throw error;
  }
}

/**
 * Both shapes are read: an object with the items and `next`, which `include_totals` asks for, and a bare
 * list, which can't say whether it is whole.
 *
 * @returns {import("../rest/index.js").Page<any>}
 */
function pageFrom(answer, key) {
  const items = Array.isArray(answer) ? answer : answer?.[key];
  if (!Array.isArray(items) || items.some((item) => typeof item !== "object" || item === null)) {
    throw new DirectoryError("invalid", `the answer has no list of ${key}`);
  }
  if (Array.isArray(answer)) return { items, isCut: items.length >= TAKE };
  const { next } = answer;
  const isCursor = typeof next === "string" || next === undefined || next === null;
  return isCursor ? { items, next } : { items, isCut: true };
}
