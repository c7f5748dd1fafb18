/** @file The three nodes with their modules inlined: nothing to fetch, nothing to configure. */

import { inlined } from "./inlined.js";
import { createNodes } from "./slim.js";

export { createNodes, ERROR_CODES, NodeError, nodeTypes, NodeTrapped } from "./slim.js";

/** @type {ReturnType<typeof createNodes> | undefined} */
let nodes;

/**
 * The three nodes, one WebAssembly instance each for the whole process.
 *
 * @example
 * const node = loadNodes().prepare("data-query", { rule: { value: 3 } });
 * const step = node.step({ login, replies: [] }); // { type: "request", requests: [{ type: "listSessions", … }] }
 */
export function loadNodes() {
  nodes ??= createNodes(inlined);
  return nodes;
}
