/** @file The nodes with their modules inlined: nothing to fetch, nothing to configure. */

import { inlined } from "./inlined.js";
import { createNodes } from "./slim.js";

export * from "./slim.js";

/** @type {import("./slim.js").LoadedNodes | undefined} */
let nodes;

/**
 * The nodes, one WebAssembly instance each for the whole process.
 *
 * @example
 * const node = loadNodes().prepare("data-query", { rule: { value: 3 } });
 * const step = node.step({ login, replies: [] }); // { type: "request", requests: [{ type: "listSessions", … }] }
 *
 * @returns {import("./slim.js").LoadedNodes}
 */
export function loadNodes() {
  nodes ??= createNodes(inlined);
  return nodes;
}
