/** @file Both boards of the race view: the flow and its naive counterpart, played in the same order. */

import { useEffect, useRef, useState } from "react";
import { expectation } from "@seatkeeper/host/kit";
import { createRace, naiveNodes } from "@seatkeeper/simulation/race";
import { allAtOnce, changesBetween, settle } from "./board.js";

/** @typedef {"ours" | "naive"} Side */
const SIDES = /** @type {const} */ (["ours", "naive"]);

/**
 * @typedef {object} Board
 * @property {import("./board.js").Chip[]} chips
 * @property {import("./board.js").Played} played
 * @property {ReturnType<typeof changesBetween>} changes since the order before
 *
 * @typedef {object} Table
 * @property {import("@seatkeeper/simulation/race").Race["sessions"]} sessions
 * @property {import("./board.js").Turn[]} turns
 * @property {Board} ours
 * @property {Board} naive
 */

/**
 * @param {import("@seatkeeper/simulation/race").RaceOptions | undefined} options nothing races without
 * @returns {{ table?: Table, problem?: string, arrange: (turns: import("./board.js").Turn[], isMove?: boolean) => Promise<Table | undefined> }}
 *   `arrange`: plays another order; nothing if another race began meanwhile; a move is compared with before
 */
export function useRaceTable(options) {
  const [shown, setShown] = useState(/** @type {{ table?: Table, problem?: string }} */ ({}));
  /** The last thing that was asked for: what comes later from an earlier one is not shown. */
  const latest = useRef(/** @type {any} */ ({}));

  async function arrange(turns, isMove = false) {
    const { races, before } = latest.current;
    if (races === undefined) return undefined;
    const asked = { races, before };
    latest.current = asked;
    const plays = await Promise.all(races.map((race) => race.play(turns)));
    if (latest.current !== asked) return undefined;
    const settled = settle(turns, plays);
    const boards = SIDES.map((side, index) => [
      side,
      {
        chips: settled.boards[index],
        played: plays[index],
        changes: isMove ? changesBetween(before[side].chips, settled.boards[index]) : [],
      },
    ]);
    const table = {
      sessions: races[0].sessions,
      turns: settled.turns,
      ...Object.fromEntries(boards),
    };
    asked.before = table;
    setShown({ table });
    return table;
  }

  useEffect(() => {
    if (options === undefined) return setShown({});
    let isOver = false;
    const begin = async () => {
      try {
        const races = await Promise.all([
          createRace(options),
          createRace({ ...options, nodes: naiveNodes }),
        ]);
        if (isOver) return;
        latest.current = { races };
        await arrange(allAtOnce(options.logins));
      } catch (error) {
        if (error.code === undefined) throw error;
        if (!isOver) setShown({ problem: expectation(error) });
      }
    };
    begin();
    return () => {
      isOver = true;
      latest.current = {};
    };
  }, [options]);

  return { ...shown, arrange };
}
