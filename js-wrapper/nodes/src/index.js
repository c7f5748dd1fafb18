/** @file The three nodes with their modules inlined: nothing to fetch, nothing to configure. */

import dataQuery from "../dist/data-query/bytes.js";
import forceLogout from "../dist/force-logout/bytes.js";
import logout from "../dist/logout/bytes.js";
import { createNodes } from "./slim.js";

export { createNodes, nodeTypes, NodeTrapped } from "./slim.js";

const BYTES = { "data-query": dataQuery, "force-logout": forceLogout, logout };

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
  nodes ??= createNodes((type) => decode(BYTES[type]));
  return nodes;
}

/** @param {string} base64 */
function decode(base64) {
  if (typeof Buffer === "function") return Buffer.from(base64, "base64");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
