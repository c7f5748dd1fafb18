/** @file What a login history would have met: read it, then play it under the patterns at several limits. */

export { impactOf } from "./impact.js";
export { readHistory } from "./read.js";

/**
 * @typedef {import("./impact.js").Impact} Impact
 * @typedef {import("./read.js").History} History
 */
