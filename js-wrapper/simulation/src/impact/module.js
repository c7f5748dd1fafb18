/** @file The module that plays a history: its instance, and what happens when it fails. */

import { SeatkeeperError } from "@seatkeeper/host";
import { NodeTrapped } from "@seatkeeper/nodes";
import { moduleSource } from "#login-history";
import {
  __wbg_reset_state as reset,
  initSync,
  LoginHistory,
} from "../../dist/login-history/glue.js";

/** Numbers of one tally. */
const NUMBERS = 3;

/** How many replays are open: all of them share one instance. */
let open = 0;

/**
 * @param {import("./read.js").History} history
 * @param {any[]} worlds
 * @param {WebAssembly.Module | BufferSource} [source]
 */
export async function openReplay({ rows, ids, clients, kinds }, worlds, source) {
  const given = source ?? (await moduleSource());
  const isModule = given instanceof WebAssembly.Module;
  initSync({ module: isModule ? given : await WebAssembly.compile(given) });
  const setup = JSON.stringify({ worlds, clients, kinds });
  const replay = guarded(() => new LoginHistory(setup, rows, ids));
  open += 1;
  return {
    /** Goes on by so many logins and ends. @param {number} count @returns {number} how many are left */
    advance: (count) => guarded(() => replay.advance(count)),
    /** What came of it: of the whole history first, then of each world. */
    tallies() {
      const numbers = guarded(() => replay.tallies());
      return Array.from({ length: numbers.length / NUMBERS }, (_, place) => {
        const [people, logins, ended] = numbers.subarray(place * NUMBERS);
        return { people, logins, ended };
      });
    },
    close() {
      open -= 1;
      // Memory never shrinks: the last one out leaves none behind.
      if (open === 0) reset();
    },
  };
}

/** @template T @param {() => T} act @returns {T} */
function guarded(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw new NodeTrapped("login-history", error);
    throw new SeatkeeperError("historyInvalid", error.message);
  }
}
