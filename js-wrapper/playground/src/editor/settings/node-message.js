/** @file What a node says of its config: the node itself, not a second opinion. */

import { expectation } from "@seatkeeper/host/kit";
import { loadNodes } from "@seatkeeper/nodes";

/**
 * @param {string} type
 * @param {unknown} config
 * @returns {{ path: string, message: string } | undefined} of the first mistake; a type that is no module says nothing
 */
export function nodeMessage(type, config) {
  const nodes = loadNodes();
  if (!nodes.types.includes(type)) return undefined;
  try {
    nodes.prepare(type, config);
    return undefined;
  } catch (error) {
    if (error.code !== "invalidConfig") throw error;
    return { path: error.path, message: expectation(error) };
  }
}
