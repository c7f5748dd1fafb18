/**
 * @file Every order of steps: depth first over states, each once. What can follow a state doesn't depend on how
 * it was reached, so it stands for all orders that lead to it.
 */

import { SeatkeeperError } from "@seatkeeper/host";
import { systemClock } from "@seatkeeper/host/kit";
import { createMoves } from "./moves.js";
import { namesIn, SETS } from "./stage.js";

/** So many phases of each of four logins fit into the number that stands for a state. */
const PHASES = 2 ** 11;
/** What is kept of so many states fits into a browser. */
const MOST_STATES = 4_000_000;
/** After so many, others have their turn: a page stays alive, and may call off the search. */
const AT_A_TIME = 10_000;

/**
 * @param {import("./stage.js").Stage} stage
 * @param {import("./lane.js").Lane[]} lanes
 * @param {import("./index.js").SearchOptions & { limit: number }} options
 * @returns {Promise<import("./index.js").Found>}
 */
export async function search(stage, lanes, options) {
  const { signal, onProgress = () => {}, mostStates = MOST_STATES, limit, until } = options;
  const moves = createMoves(stage, lanes);
  /** @type {Map<number, number>} how many orders lead from a state to an end */
  const seen = new Map();
  /** @type {Map<number, import("./index.js").Turn[]>} */
  const ends = new Map();
  const enter = (move) => {
    const { to } = move;
    return { move, key: keyOf(to), open: moves.from(to), tried: 0, orders: 0 };
  };

  signal?.throwIfAborted();
  const path = [enter({ to: moves.beginning, turns: [], ways: 1 })];
  while (path.length > 0) {
    const here = path.at(-1);
    while (!Array.isArray(here.open)) {
      await here.open;
      here.open = moves.from(here.move.to);
    }
    if (here.tried < here.open.length) {
      const move = here.open[here.tried++];
      const known = seen.get(keyOf(move.to));
      if (known === undefined) path.push(enter(move));
      else here.orders += known * move.ways;
      continue;
    }
    if (here.open.length === 0) {
      arrive(here);
      if (until === "nobody" && here.move.to.alive === 0) break;
    }
    seen.set(here.key, here.orders);
    path.pop();
    if (path.length > 0) path.at(-1).orders += here.orders * here.move.ways;
    if (seen.size % AT_A_TIME === 0) await pause();
  }

  /** Nobody has anything left to do. */
  function arrive(here) {
    here.orders = 1;
    const { alive } = here.move.to;
    if (ends.has(alive)) return;
    ends.set(
      alive,
      path.flatMap(({ move }) => move.turns),
    );
  }

  async function pause() {
    if (seen.size > mostStates) tooLarge();
    onProgress({ states: seen.size });
    await systemClock.sleep(0);
    signal?.throwIfAborted();
  }

  const found = [...ends].map(([alive, turns]) => ({ alive: namesIn(alive, stage), turns }));
  const nobody = found.find(({ alive }) => alive.length === 0)?.turns;
  const overLimit = found.find(({ alive }) => alive.length > limit)?.turns;
  return {
    ...(path.length === 0 && { orders: seen.get(keyOf(moves.beginning)) }),
    states: seen.size,
    ends: found,
    ...(nobody && { nobody }),
    ...(overLimit && { overLimit }),
  };
}

/** @param {import("./moves.js").State} state what was created is in the phases */
function keyOf({ phases, alive }) {
  let key = 0;
  for (const phase of phases) {
    if (phase.key >= PHASES) tooLarge();
    key = key * PHASES + phase.key;
  }
  return key * SETS + alive;
}

/** @returns {never} */
function tooLarge() {
  const message = "the flow has too many ways for every order of so many logins to be tried";
  throw new SeatkeeperError("raceTooLarge", message, { help: "try fewer logins, or fresh lists" });
}
