/** @file Goes through every order of atomic actions: depth first over states, each state once. */
import {
  ABSENT,
  ASKED,
  ASKED_AND_LISTED,
  CREATED,
  DONE,
  LEAVING,
  REVOKING,
  SESSIONS,
} from "./machine.js";

/** A phase fits into so many values: six plain ones and one for each set of sessions. */
const PHASES = 128;
const ALIVE = 2 ** SESSIONS;

/**
 * @typedef {object} Exploration
 * @property {import("./machine.js").Answers} answers
 * @property {import("./flows.js").Host} host
 * @property {number[]} machines the places of the sessions that act
 * @property {number} alive the sessions that are there at the beginning
 * @property {boolean} [stale] lists may lack other logins' sessions and name ended ones
 * @property {boolean} [inTurn] a leg is one act: what it lists, decides and ends has nothing in between
 * @property {boolean} [inOrder] sessions come into being in rank order
 * @property {Map<number, number>} [seen] states that are known, to go on from
 *
 * @param {Exploration} exploration
 * @returns {{ states: number, interleavings: number, outcomes: Map<number, string[]> }} what can remain, and
 *   a schedule that leads there
 */
export function explore(exploration) {
  const { answers, host, machines, alive, stale, inTurn, inOrder, seen = new Map() } = exploration;
  const weights = machines.map((_, index) => ALIVE * PHASES ** index);
  const phases = machines.map((place) => (alive & (1 << place) ? CREATED : ABSENT));
  const priors = stale ? alive : 0;
  const cache = new Map();
  const schedule = [];
  const outcomes = new Map();
  const before = seen.size;

  /** How many orders lead from here to the end; 1 where nobody has anything left to do. */
  function ordersFrom(key, living, created) {
    const known = seen.get(key);
    if (known !== undefined) return known;
    let orders = 0;
    const go = (index, phase, now, line, born = created) => {
      const was = phases[index];
      phases[index] = phase;
      schedule.push(line);
      orders += ordersFrom(key + (phase - was) * weights[index] + now - living, now, born);
      schedule.pop();
      phases[index] = was;
      return orders;
    };
    let quiet = true;
    for (let index = 0; index < machines.length; index += 1) {
      const place = machines[index];
      const own = 1 << place;
      const phase = phases[index];
      if (phase === DONE) continue;
      quiet = false;
      if (phase === ABSENT) {
        if (inOrder && index > 0 && phases[index - 1] === ABSENT) continue;
        go(index, CREATED, living | own, [place, "creates"], created | own);
      } else if (phase === LEAVING) {
        go(index, DONE, living & ~own, [place, "leaves"]);
      } else if (phase > REVOKING) {
        for (let rest = phase - REVOKING; rest !== 0; rest &= rest - 1) {
          const victim = rest & -rest;
          go(index, phase - victim, living & ~victim, [place, "ends", victim]);
        }
      } else {
        const sure = stale ? living & (priors | own) : living;
        const maybe = stale ? created & ~sure : 0;
        for (const { next, list, ways } of choices(place, phase, sure, maybe)) {
          const sum = orders;
          const took = inTurn ? turnOf(next, own) : undefined;
          if (took === undefined) go(index, next, living, [place, "lists", list]);
          else go(index, DONE, living & ~took, [place, "takes a turn that ends", took]);
          orders = sum + (orders - sum) * ways;
        }
      }
    }
    if (quiet) {
      orders = 1;
      if (!outcomes.has(living)) outcomes.set(living, schedule.map(readable));
    }
    seen.set(key, orders);
    return orders;
  }

  /** Whom a leg ends that is decided on its list, all at once; undefined where it waits for an answer. */
  function turnOf(next, own) {
    if (next === LEAVING) return own;
    return next >= REVOKING ? next - REVOKING : undefined;
  }

  /** Where the lists lead that may come back; those that lead to the same phase are one choice. */
  function choices(place, phase, sure, maybe) {
    const key = ((place * 8 + phase) * ALIVE + sure) * ALIVE + maybe;
    if (!cache.has(key)) {
      const byPhase = new Map();
      for (let some = maybe; ; some = (some - 1) & maybe) {
        const list = sure | some;
        const next = nextPhase(place, phase, list);
        const choice = byPhase.get(next) ?? { next, list, ways: 0 };
        choice.ways += 1;
        byPhase.set(next, choice);
        if (some === 0) break;
      }
      cache.set(key, [...byPhase.values()]);
    }
    return cache.get(key);
  }

  function nextPhase(place, phase, list) {
    const { whole, first, second } = answers;
    const declared = host.listed === "declared";
    if (host.lists === 1) return whole[Number(declared)][place][list];
    if (phase !== CREATED) return second[Number(phase === ASKED_AND_LISTED)][place][list];
    const next = first[place][list];
    const learned = host.listed === "learned" && list & (1 << place);
    return next === ASKED && (declared || learned) ? ASKED_AND_LISTED : next;
  }

  const key = phases.reduce((sum, phase, index) => sum + phase * weights[index], alive);
  const interleavings = ordersFrom(key, alive, alive);
  return { states: seen.size - before, interleavings, outcomes };
}

function readable([place, verb, set]) {
  const places = Array.from({ length: SESSIONS }, (_, each) => each);
  const named = places.filter((each) => set & (1 << each)).map((each) => ` ${each}`);
  return `${place} ${verb}${named.join("")}`;
}
