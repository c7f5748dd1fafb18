/** @file A list of the Management API in pages. */
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
  for (let page = 0; ; page += 1) {
    const paging = { page: String(page), per_page: String(PAGE) };
    const answer = await ask({ method: "GET", path, query: { ...query, ...paging } });
    const rows = answer?.[key];
    if (!Array.isArray(rows)) throw new TenantError(`GET ${path}: the answer has no \`${key}\``);
    all.push(...rows);
    if (rows.length === 0 || all.length >= (answer.total ?? Infinity)) return all;
    // Where the tenant doesn't count, a page that isn't full is the last.
    if (answer.total === undefined && rows.length < PAGE) return all;
  }
}
