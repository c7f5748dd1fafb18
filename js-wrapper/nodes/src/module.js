/** @file One node module: its instance, the nodes prepared in it, and what happens when it traps. */

/** An instance that has grown beyond this is thrown away: memory never shrinks. */
const MAX_MEMORY_BYTES = 32 * 1024 * 1024;

/** The module itself failed: an error of the module, never of its input. */
export class NodeTrapped extends Error {
  /** @param {string} type @param {unknown} cause */
  constructor(type, cause) {
    super(`the module of \`${type}\` trapped`, { cause });
    this.name = "NodeTrapped";
    this.code = "nodeTrapped";
    this.path = "";
  }
}

/**
 * Makes a module usable. It is compiled at once and instantiated on first use.
 *
 * @param {string} type the node type, `data-query`
 * @param {{ Prepared: any, manifest: Function, instance: Function, reset: Function }} glue what `wasm-bindgen` wrote
 *   for this module
 * @param {BufferSource | WebAssembly.Module} source the module's bytes
 */
export function createModule(type, glue, source) {
  const compiled = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  let generation = 0;
  let begun = false;

  /** Throws the instance away; the nodes in it are made anew when they are next used. */
  function renew() {
    generation += 1;
    glue.reset();
  }

  /** @template T @param {() => T} act */
  function guarded(act) {
    if (!begun) {
      glue.instance({ module: compiled });
      begun = true;
    }
    try {
      return act();
    } catch (error) {
      if (isNodeError(error)) throw error;
      renew();
      throw new NodeTrapped(type, error);
    } finally {
      if (glue.instance().memory.buffer.byteLength > MAX_MEMORY_BYTES) renew();
    }
  }

  return {
    /** @returns {import("../types/contract.js").Manifest} */
    manifest: () => guarded(() => glue.manifest()),

    /**
     * Reads a config once. The node that comes back answers any number of steps.
     *
     * @param {unknown} config
     * @throws {Error} with `code` `invalidConfig`, `path` and `message`
     */
    prepare(config) {
      const make = (from) => ({ node: new glue.Prepared(from), generation });
      let made = guarded(() => make(config));
      // A copy for the instance that follows a trap. What was read is plain data, so it can be copied.
      const kept = structuredClone(config);
      return {
        type,
        /**
         * One step: a pure function of config and input.
         *
         * @param {unknown} input `{ login, inputs, replies }`
         * @returns {any} `{ type: "request", requests }` or `{ type: "done", output, facts, events }`
         * @throws {Error} with `code`, `path` and `message`; `nodeTrapped` where the module failed
         */
        step(input) {
          return guarded(() => {
            if (made.generation !== generation) made = make(kept);
            return made.node.step(input);
          });
        },
        /**
         * What it needs of the directory, as it is set: words of `Capabilities`, in order, each once.
         * `clientIds` among them says that it is about clients.
         *
         * @returns {string[]}
         */
        needs() {
          return guarded(() => {
            if (made.generation !== generation) made = make(kept);
            return made.node.needs();
          });
        },
        /** Gives the node's memory back; it must not be used again. */
        free() {
          if (made.generation === generation) made.node.free();
        },
      };
    },
  };
}

/** @param {any} error */
function isNodeError(error) {
  return error?.name === "NodeError" && typeof error.code === "string";
}
