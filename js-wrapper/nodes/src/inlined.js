/** @file The modules as text in the source: wherever the source is, they are. */

import { BYTES } from "./bytes.js";

/** @param {string} type @returns {Uint8Array} */
export function inlined(type) {
  const base64 = BYTES[type];
  if (typeof Buffer === "function") return Buffer.from(base64, "base64");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
