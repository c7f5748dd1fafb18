/** @file The nodes from bytes of your own: for bundles that fetch or embed the modules themselves. */

import { NodeError } from "./errors.js";
import { GLUE } from "./glue.js";
import { createModule } from "./module.js";
import { NODE_TYPES } from "./words.js";

export * from "./contract.js";
export { ERROR_CODES, NodeError, NodeTrapped } from "./errors.js";

/** @import { Manifest, NodeType } from "./contract.js" */

/**
 * @template {string} [T=string]
 * @typedef {import("./module.js").PreparedNode<T>} PreparedNode
 */

/**
 * @template {string} T
 * @typedef {import("./module.js").ConfigOf<T>} ConfigOf
 */

/**
 * @template {string} T
 * @typedef {import("./module.js").StepOf<T>} StepOf
 */

/** @typedef {import("./errors.js").NodeErrorCode} NodeErrorCode */

/**
 * The nodes, ready to be prepared. What each of the functions throws is a `NodeError`.
 *
 * @typedef {object} LoadedNodes
 * @property {readonly string[]} types
 * @property {(type: string) => Manifest} manifest what a node says of itself
 * @property {<T extends string>(type: T, config: ConfigOf<T>) => PreparedNode<T>} prepare reads a config, once
 */

/** The types of the nodes that are modules. */
export const nodeTypes = NODE_TYPES;

/**
 * Makes the nodes. A module is compiled when it is first asked for.
 *
 * @param {(type: NodeType) => import("./module.js").ModuleSource} bytesOf
 * @returns {LoadedNodes}
 */
export function createNodes(bytesOf) {
  const modules = new Map();

  /** @param {any} type @returns {ReturnType<typeof createModule>} */
  function moduleOf(type) {
    if (!nodeTypes.includes(type)) {
      const named = typeof type === "string" ? ` of type \`${type}\`` : " without a type";
      throw new NodeError("unknownNodeType", `there is no node${named}`);
    }
    if (!modules.has(type)) modules.set(type, createModule(type, GLUE[type], found(type)));
    return modules.get(type);
  }

  /** @param {NodeType} type */
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
    manifest: (type) => moduleOf(type).manifest(),
    prepare: (type, config) => moduleOf(type).prepare(config),
  };
}
