/** @file The three modules as text in the source: wherever the source is, they are. */

import dataQuery from "../dist/data-query/bytes.js";
import forceLogout from "../dist/force-logout/bytes.js";
import logout from "../dist/logout/bytes.js";

const BYTES = { "data-query": dataQuery, "force-logout": forceLogout, logout };

/** @param {string} type @returns {BufferSource} */
export function inlined(type) {
  const base64 = BYTES[type];
  if (typeof Buffer === "function") return Buffer.from(base64, "base64");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
