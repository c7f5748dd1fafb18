/** @file What can go wrong in this package: one class, and every code there is. */

import { CONTRACT_ERROR_CODE_MEANINGS } from "./meanings.js";

/** Every code with its meaning, in one line. A code is never renamed: callers match on it. */
export const ERROR_CODES = Object.freeze({
  // What a module says of its input, as Rust has it.
  ...CONTRACT_ERROR_CODE_MEANINGS,
  moduleInvalid: "The bytes of a module can't be had, or are not those of this version.",
  nodeFreed: "The node was freed: prepare another one.",
  nodeTrapped: "The module itself failed. It was made anew, and the next step is right.",
  unknownNodeType: "There is no node of that type.",
});

/** @typedef {keyof typeof ERROR_CODES} NodeErrorCode */

/** What is thrown at a caller, and nothing else. The message is for people and may change. */
export class NodeError extends Error {
  /**
   * @param {NodeErrorCode} code
   * @param {string} message lower case, no final stop
   * @param {{ path?: string, cause?: unknown }} [more] `path` is a JSON pointer into the config, or into
   *   `{ login, inputs, replies }`; empty where there is no place
   */
  constructor(code, message, { path = "", cause } = {}) {
    if (!Object.hasOwn(ERROR_CODES, code)) throw new TypeError(`\`${code}\` is no code of ours`);
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    /** @type {NodeErrorCode} */
    this.code = code;
    /** @type {string} */
    this.path = path;
  }
}

/** The module itself failed: an error of the module, never of its input. */
export class NodeTrapped extends NodeError {
  /** @param {string} type @param {unknown} cause */
  constructor(type, cause) {
    super("nodeTrapped", `the module of \`${type}\` trapped`, { cause });
  }
}
