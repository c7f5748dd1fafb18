/** @file One node module: its instance, the nodes prepared in it, and what happens when it traps. */

import { readOnce } from "./config.js";
import { ERROR_CODES, NodeError, NodeTrapped } from "./errors.js";

/** @import { Input, Manifest, Need, NodeType, Nodes, Step } from "./contract.js" */

/**
 * The settings of a node of that type; of one that is not ours, whatever its manifest says.
 *
 * @template {string} T
 * @typedef {T extends NodeType ? Nodes[T]["config"] : unknown} ConfigOf
 */

/**
 * What a node of that type answers.
 *
 * @template {string} T
 * @typedef {T extends NodeType ? Nodes[T]["step"] : Step} StepOf
 */

/**
 * A node that has read its config. It answers any number of steps.
 *
 * @template {string} [T=string]
 * @typedef {object} PreparedNode
 * @property {T} type
 * @property {(input: Input) => StepOf<T>} step one step: a pure function of config and input. Throws a
 *   `NodeError`; `nodeTrapped` where the module failed
 * @property {() => Need[]} needs what it needs of the directory, as it is set: sorted, each once. `clientIds`
 *   among them says that it is about clients
 * @property {() => void} free gives the node's memory back; it must not be used again
 */

/**
 * The bytes of a module, or the `WebAssembly.Module` that was compiled of them. (Not every program that
 * imports this knows the types of the web.)
 *
 * @typedef {ArrayBuffer | ArrayBufferView | object} ModuleSource
 */

/** An instance that has grown beyond this is thrown away: memory never shrinks. */
const MAX_MEMORY_BYTES = 32 * 1024 * 1024;

/**
 * Makes a module usable. It is compiled at once and instantiated on first use.
 *
 * @param {string} type the node type, `data-query`
 * @param {{ Prepared: any, manifest: Function, instance: Function, reset: Function }} glue what `wasm-bindgen` wrote
 *   for this module
 * @param {ModuleSource} source
 */
export function createModule(type, glue, source) {
  const compiled = made(type, () => moduleOf(type, source));
  let generation = 0;
  let begun = false;

  /** Throws the instance away; the nodes in it are made anew when they are next used. */
  function renew() {
    generation += 1;
    glue.reset();
  }

  /** @template T @param {() => T} act @returns {T} */
  function guarded(act) {
    if (!begun) {
      made(type, () => glue.instance({ module: compiled }));
      begun = true;
    }
    try {
      return act();
    } catch (error) {
      if (error instanceof NodeError) throw error;
      if (isTyped(error)) throw new NodeError(error.code, error.message, { path: error.path });
      renew();
      throw new NodeTrapped(type, error);
    } finally {
      if (glue.instance().memory.buffer.byteLength > MAX_MEMORY_BYTES) renew();
    }
  }

  return {
    /** @returns {Manifest} */
    manifest: () => guarded(() => glue.manifest()),

    /** @param {unknown} config @returns {PreparedNode<any>} */
    prepare(config) {
      // For the first instance, and for the one that follows a trap.
      const kept = readOnce(config);
      const make = () => ({ node: new glue.Prepared(kept), generation });
      let last = guarded(make);
      let freed = false;

      function refuseFreed() {
        if (freed) throw new NodeError("nodeFreed", `this node of type \`${type}\` was freed`);
      }

      function alive() {
        refuseFreed();
        if (last.generation !== generation) last = make();
        return last.node;
      }

      return {
        type,
        step: (input) => guarded(() => alive().step(input)),
        needs: () => guarded(() => alive().needs()),
        free() {
          refuseFreed();
          freed = true;
          if (last.generation === generation) last.node.free();
        },
      };
    },
  };
}

/** @template T @param {string} type @param {() => T} make @returns {T} */
function made(type, make) {
  try {
    return make();
  } catch (cause) {
    throw new NodeError("moduleInvalid", `these are not the bytes of \`${type}\``, { cause });
  }
}

/** @param {string} type @param {ModuleSource} source */
function moduleOf(type, source) {
  const module =
    source instanceof WebAssembly.Module
      ? source
      : new WebAssembly.Module(/** @type {BufferSource} */ (source));
  // The modules import alike: another one would be taken for this, until its first step.
  const maker = `${type.replaceAll("-", "")}_new`;
  if (WebAssembly.Module.exports(module).some(({ name }) => name === maker)) return module;
  throw new TypeError(`the module has no \`${maker}\``);
}

/** @param {any} error */
function isTyped(error) {
  return error?.name === "NodeError" && Object.hasOwn(ERROR_CODES, error.code);
}
