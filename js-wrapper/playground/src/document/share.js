/** @file A flow as part of an address: packed, in the fragment, which no server ever sees. */

import { base64url } from "jose";

/** What an address may carry, and what may come out of it. */
const MAX_FRAGMENT = 64 * 1024;
const MAX_TEXT = 1024 * 1024;
const FORMAT = "deflate-raw";

/** @param {any} document @returns {Promise<string>} what follows `#flow=` @throws {Error} where it is too long */
export async function pack(document) {
  const text = new Blob([JSON.stringify(document)]).stream();
  const packed = new Response(text.pipeThrough(new CompressionStream(FORMAT)));
  const fragment = base64url.encode(new Uint8Array(await packed.arrayBuffer()));
  if (fragment.length > MAX_FRAGMENT)
    throw new Error("The flow is too large for an address: export it as a file.");
  return fragment;
}

/**
 * @param {string} fragment
 * @returns {Promise<any>} plain data of any shape
 * @throws {Error} in words for the person who opened it
 */
export async function unpack(fragment) {
  if (fragment.length > MAX_FRAGMENT) throw new Error("The address is longer than 64 KiB.");
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await inflated(fragment)));
}

/** Stops at the bound: a small address can unpack to more than there is memory. */
async function inflated(fragment) {
  const packed = new Uint8Array(base64url.decode(fragment));
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream(FORMAT))
    .getReader();
  const text = new Uint8Array(MAX_TEXT);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text.subarray(0, size);
    if (size + value.length > MAX_TEXT) {
      await reader.cancel();
      throw new Error("What the address holds unpacks to more than 1 MiB.");
    }
    text.set(value, size);
    size += value.length;
  }
}
