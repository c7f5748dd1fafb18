/** @file What can be next: every act of every login in a state of the race, and every list that could come back. */

import { DONE } from "./lane.js";
import { namesIn, placesIn, SETS } from "./stage.js";

/**
 * @typedef {object} State
 * @property {import("./lane.js").Phase[]} phases what each login does next
 * @property {number} alive
 * @property {number} created
 *
 * @typedef {object} Move
 * @property {State} to
 * @property {import("./index.js").Turn[]} turns what was done
 * @property {number} ways how many lists lead to the same
 */

/** @param {import("./stage.js").Stage} stage @param {import("./lane.js").Lane[]} lanes */
export function createMoves(stage, lanes) {
  const lists = lanes.map((lane) => createLists(lane, stage));

  return {
    /** @type {State} */
    beginning: {
      phases: lanes.map(({ first }) => first),
      alive: stage.priors,
      created: stage.priors,
    },
    /**
     * @param {State} state
     * @returns {Move[] | Promise<unknown>} none at an end; a promise where something is to be found out first:
     *   ask again after it
     */
    from({ phases, alive, created }) {
      /** @type {Move[]} */
      const moves = [];
      for (const [lane, phase] of phases.entries()) {
        if (phase.key === DONE) continue;
        const own = 1 << lanes[lane].place;
        const go = (then, turn, after, ways = 1) => {
          const next = phases.slice();
          const turns = [{ lane, ...turn }];
          // Nobody else sees an answer, so it may as well be given at once.
          for (next[lane] = then; next[lane].act === "answer"; next[lane] = next[lane].then) {
            turns.push({ lane });
          }
          moves.push({ to: { phases: next, ...after }, turns, ways });
        };
        if (phase.act === "create") {
          const waits = stage.inOrder && lane > 0 && phases[lane - 1].act === "create";
          if (!waits) go(phase.then, {}, { alive: alive | own, created: created | own });
        } else if (phase.act === "list") {
          const sight = stage.sight(lanes[lane].place, created, alive);
          const choices = lists[lane].of(phase, sight);
          if (choices === undefined) return lists[lane].find(phase, sight);
          for (const { then, sees, ways } of choices) go(then, sees, { alive, created }, ways);
        } else {
          for (const place of placesIn(phase.left)) {
            const target = stage.sessions[place].id;
            go(phase.without(place), { target }, { alive: alive & ~(1 << place), created });
          }
        }
      }
      return moves;
    },
  };
}

/** The lists that may come back to one login; those that lead to the same are one choice. */
function createLists(lane, stage) {
  const known = new Map();
  const keyOf = ({ key }, { sure, maybe }) => (key * SETS + sure) * SETS + maybe;
  return {
    of: (phase, sight) => known.get(keyOf(phase, sight)),
    async find(phase, sight) {
      const { sure, maybe } = sight;
      const choices = new Map();
      for (let some = maybe; ; some = (some - 1) & maybe) {
        const list = sure | some;
        const then = await lane.after(phase, list);
        const sees = maybe === 0 ? {} : { sees: namesIn(list, stage) };
        const choice = choices.get(then.key) ?? { then, sees, ways: 0 };
        choice.ways += 1;
        choices.set(then.key, choice);
        if (some === 0) break;
      }
      known.set(keyOf(phase, sight), [...choices.values()]);
    },
  };
}
