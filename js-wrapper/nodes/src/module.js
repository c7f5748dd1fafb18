/** @file One node module: its instance, the nodes prepared in it, and what happens when it traps. */

import { readOnce } from "./config.js";
import { ERROR_CODES, NodeError, NodeTrapped } from "./errors.js";

/** An instance that has grown beyond this is thrown away: memory never shrinks. */
const MAX_MEMORY_BYTES = 32 * 1024 * 1024;

/**
 * Makes a module usable. It is compiled at once and instantiated on first use.
 *
 * @param {string} type the node type, `data-query`
 * @param {{ Prepared: any, manifest: Function, instance: Function, reset: Function }} glue what `wasm-bindgen` wrote
 *   for this module
 * @param {BufferSource | WebAssembly.Module} source the module's bytes
 */
export function createModule(type, glue, source) {
  const compiled = made(type, () =>
    source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source),
  );
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
    /** @returns {any} */
    manifest: () => guarded(() => glue.manifest()),

    /** @param {unknown} config @returns {any} */
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

/** @param {any} error */
function isTyped(error) {
  return error?.name === "NodeError" && Object.hasOwn(ERROR_CODES, error.code);
}
