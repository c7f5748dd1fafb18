/** @file A flow document as bytes that don't depend on how it was written, and their hash. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * JSON with the names of every object in order.
 *
 * @param {unknown} value plain data
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}

/** @param {unknown} value @returns {string} SHA-256 of the canonical text, hexadecimal */
export const hashOf = (value) => bytesToHex(sha256(utf8ToBytes(canonical(value))));
