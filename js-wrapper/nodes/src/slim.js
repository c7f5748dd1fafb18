/** @file The three nodes from bytes of your own: for bundles that fetch or embed the modules themselves. */

import { NodeError } from "./errors.js";
import { GLUE } from "./glue.js";
import { createModule } from "./module.js";

export { ERROR_CODES, NodeError, NodeTrapped } from "./errors.js";

/** The types of the nodes that are modules. */
export const nodeTypes = Object.freeze(Object.keys(GLUE));

/**
 * Makes the three nodes. A module is compiled when it is first asked for.
 *
 * @param {(type: string) => BufferSource | WebAssembly.Module} bytesOf
 */
export function createNodes(bytesOf) {
  const modules = new Map();

  /** @param {string} type */
  function moduleOf(type) {
    if (!nodeTypes.includes(type)) {
      const named = typeof type === "string" ? ` of type \`${type}\`` : " without a type";
      throw new NodeError("unknownNodeType", `there is no node${named}`);
    }
    if (!modules.has(type)) modules.set(type, createModule(type, GLUE[type], found(type)));
    return modules.get(type);
  }

  /** @param {string} type */
  function found(type) {
    try {
      return bytesOf(type);
    } catch (cause) {
      const message = `the bytes of \`${type}\` can't be had`;
      throw new NodeError("moduleInvalid", message, { cause });
    }
  }

  return {
    types: nodeTypes,
    /** @param {string} type */
    manifest: (type) => moduleOf(type).manifest(),
    /** @param {string} type @param {unknown} config */
    prepare: (type, config) => moduleOf(type).prepare(config),
  };
}
