/** @file The flow in force: read at each new login, compiled once for each text. */

import { canonical } from "./canonical.js";
import { boundedFlow, compileWith } from "./compile.js";

/** Flows that are kept compiled: the one in force, and those that waiting runs began with. */
const KEPT = 16;

/** @param {{ flow: any, nodeTypes: import("../nodes/index.js").NodeTypes, directory: any }} host */
export function createFlows({ flow, nodeTypes, directory }) {
  /** @type {Map<string, Promise<import("./compile.js").CompiledFlow>>} */
  const compiled = new Map();
  /** @type {[any, Promise<import("./compile.js").CompiledFlow>] | undefined} */
  let latest;

  function compile(given) {
    const document = boundedFlow(given);
    const text = canonical(document);
    let ready = compiled.get(text);
    if (ready === undefined) {
      ready = compileWith(document, nodeTypes, directory.capabilities);
      compiled.set(text, ready);
      // A flow that doesn't compile is looked at again the next time.
      ready.catch(() => compiled.delete(text));
      for (const oldest of compiled.keys()) {
        if (compiled.size <= KEPT) break;
        compiled.delete(oldest);
      }
    }
    return ready;
  }

  return {
    compile,
    /** The flow as it stands. */
    async current() {
      if (typeof flow === "function") return compile(await flow());
      // A document that is handed over once does not change.
      latest ??= [flow, compile(flow)];
      return latest[1];
    },
  };
}
