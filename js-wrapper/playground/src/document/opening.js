/** @file The document that the playground opens with: the one in the address, or a pattern to begin with. */

import { patternFlow, SeatkeeperError } from "@seatkeeper/host";
import { drawable } from "./shape.js";
import { unpack } from "./share.js";

/**
 * @typedef {object} Opening
 * @property {any} document
 * @property {boolean} foreign it came by an address: nothing of it runs before somebody has looked at it
 * @property {string} [refusal] why what the address held was not opened
 */

const beginning = () => patternFlow("warn", 3, { name: "my flow" });

/** @param {string} [fragment] @returns {Promise<Opening>} */
export async function openingDocument(fragment) {
  if (fragment === undefined) return { document: beginning(), foreign: false };
  try {
    return { document: drawable(await unpack(fragment)), foreign: true };
  } catch (error) {
    return { document: beginning(), foreign: false, refusal: refusalOf(error) };
  }
}

/** What to say of something that could not be opened. @param {any} error */
export function refusalOf(error) {
  // What a platform says of a broken stream is nothing to read.
  const isPlain = error.code === undefined && error.constructor === Error;
  const isOurs = isPlain || error instanceof SeatkeeperError;
  return isOurs ? error.message : "It is no flow document.";
}
