/** @file A list of the Management API in pages. */
import { pagesOf } from "@seatkeeper/directories/rest";
import { TenantError } from "./errors.js";

const PAGE = 50;

/**
 * Every one of a paged list: what is not read would be taken for not there.
 *
 * @param {import("./management.js").Management} management
 * @param {string} path @param {string} key of the list in the answer @param {Record<string, string>} [query]
 * @returns {Promise<any[]>}
 */
export async function listed({ ask }, path, key, query = {}) {
  const all = [];
  const pages = pagesOf(async (_, page) => {
    const paging = { page: String(page), per_page: String(PAGE) };
    const answer = await ask({ method: "GET", path, query: { ...query, ...paging } });
    const rows = answer?.[key];
    if (!Array.isArray(rows)) throw new TenantError(`GET ${path}: the answer has no \`${key}\``);
    const count = all.length + rows.length;
    // Where the tenant doesn't count, a page that isn't full is the last.
    const isLast = answer.total === undefined ? rows.length < PAGE : count >= answer.total;
    return { items: rows, next: rows.length === 0 || isLast ? undefined : page + 1 };
  });
  try {
    for await (const rows of pages) all.push(...rows);
  } catch (error) {
    throw error instanceof TenantError ? error : new TenantError(`GET ${path}: ${error.message}`);
  }
  return all;
}
