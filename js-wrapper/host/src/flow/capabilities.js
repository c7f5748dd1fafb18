/** @file What a flow needs of its directory: said before it runs, not found out in the middle of a login. */

import { createNodeTypes, nodeOf } from "../nodes/index.js";
import { refuse } from "./refusal.js";

/** Of a directory without it. @type {Record<import("@seatkeeper/nodes").Need, string>} */
const LACKS = {
  clientIds: "doesn't know the clients of a session",
  deviceId: "doesn't know the device of a session",
  endsSession: "can't end a session",
  expiresAt: "doesn't know when a session expires",
  lastActiveAt: "doesn't know when a session was last used",
};

/**
 * @param {Map<string, import("./compile.js").CompiledNode>} nodes in the order of the document
 * @param {any} capabilities as the directory declares them; without them nothing is asked
 */
export function checkCapabilities(nodes, capabilities) {
  if (capabilities === undefined) return;
  [...nodes.values()].forEach(({ needs }, index) => {
    const lacking = needs.find((needed) => !capabilities[needed]);
    if (lacking !== undefined) {
      refuse(`/nodes/${index}/config`, `the directory ${LACKS[lacking] ?? `lacks \`${lacking}\``}`);
    }
  });
}

/**
 * Whether a flow is about the sessions at one client, in the words of its nodes.
 *
 * @param {import("./document.js").FlowDocument} document a flow; what can't run is about nothing
 * @param {import("../nodes/index.js").NodeTypes} [nodeTypes]
 * @returns {boolean}
 */
export function usesClients(document, nodeTypes = createNodeTypes()) {
  return document.nodes.some(({ id, type, config = {} }) => {
    try {
      const { needs, prepared } = nodeOf(id, type, config, nodeTypes.get(type));
      prepared?.free();
      return needs.includes("clientIds");
    } catch {
      return false;
    }
  });
}
