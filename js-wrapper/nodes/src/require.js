/**
 * @file What `require` gets: the modules from the files beside it, which a cold process reads in a third of
 * the time that their text takes. Where the files are not to be had, as in a bundle, the text is.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createNodes } from "./slim.js";

export * from "./slim.js";

/** @type {import("./slim.js").LoadedNodes | undefined} */
let nodes;

/** As in `index.js`. @returns {import("./slim.js").LoadedNodes} */
export function loadNodes() {
  nodes ??= createNodes(bytesOf);
  return nodes;
}

/** @param {string} type @returns {Uint8Array} */
function bytesOf(type) {
  try {
    return readFileSync(join(__dirname, type, "module.wasm"));
  } catch {
    // @ts-expect-error It stands beside the file that is built of this one.
    return require("./inlined.cjs").inlined(type);
  }
}
