/** @file The three modules in a browser: fetched beside the scripts and compiled once. Stands in for `@seatkeeper/nodes`. */

import dataQuery from "@seatkeeper/nodes/wasm/data-query?url";
import forceLogout from "@seatkeeper/nodes/wasm/force-logout?url";
import logout from "@seatkeeper/nodes/wasm/logout?url";
import { createNodes } from "@seatkeeper/nodes/slim";

export { createNodes, nodeTypes, NodeTrapped } from "@seatkeeper/nodes/slim";

const ADDRESSES = { "data-query": dataQuery, "force-logout": forceLogout, logout };

/** @type {ReturnType<typeof createNodes> | undefined} */
let nodes;

/** Fetches and compiles the modules; nothing can be decided before. */
export async function fetchNodes() {
  const compiled = await Promise.all(
    Object.entries(ADDRESSES).map(async ([type, address]) => {
      const response = await fetch(address);
      // Not every static host knows the type of a module, which compiling from the stream asks for.
      return /** @type {const} */ ([type, await WebAssembly.compile(await response.arrayBuffer())]);
    }),
  );
  const modules = new Map(compiled);
  nodes = createNodes((type) => modules.get(type));
}

/** As in `@seatkeeper/nodes`, after {@link fetchNodes}. */
export function loadNodes() {
  if (nodes === undefined) throw new TypeError("the modules are not fetched yet");
  return nodes;
}
