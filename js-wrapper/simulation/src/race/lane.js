/** @file One racing login as phases: what it does next, and what after that. Each leg is run once for each list. */

import { runRacingLeg } from "./leg.js";
import { placesIn } from "./stage.js";

/**
 * @typedef {object} Phase what a login does next
 * @property {number} key phases of one key have the same future; answers and reasons for an outcome make none
 * @property {"create" | "list" | "answer" | "revoke" | "end" | "done"} act
 * @property {Phase} [then] after it; after a list that is for the lane to say
 * @property {import("./leg.js").Start} [start] list: of its leg
 * @property {number} [left] revoke, end: the sessions that are to be ended, as a set
 * @property {(place: number) => Phase} [without] revoke, end: after that one was ended
 * @property {string} [page] answer: to which page
 * @property {string} [output] answer
 * @property {{ outcome: "allowed" | "denied", reason?: string }} [over] done
 *
 * @typedef {object} Lane
 * @property {number} place of its session
 * @property {Phase} first
 * @property {(phase: Phase, list: number) => Promise<Phase>} after the phase after a list that shows these
 */

/** The only key that everybody who is done has. */
export const DONE = 0;

/**
 * @param {import("./stage.js").Stage} stage
 * @param {number} place
 * @returns {Promise<Lane>}
 */
export async function createLane(stage, place) {
  const keys = new Map([["done", DONE]]);
  /** @type {Map<number, Map<number, Phase>>} by the key of the phase that lists, and the list */
  const lists = new Map();

  function keyOf(future) {
    if (!keys.has(future)) keys.set(future, keys.size);
    return keys.get(future);
  }

  /** @param {import("./leg.js").Start} start @returns {Promise<Phase>} */
  async function beginning(start) {
    const leg = await runRacingLeg(stage, place, start);
    if (leg !== undefined) return phaseOf(leg);
    return { act: "list", key: keyOf(`list ${JSON.stringify(start)}`), start };
  }

  /** @param {import("./leg.js").Leg} leg @returns {Promise<Phase>} */
  async function phaseOf({ batches, over, paused }) {
    const last = over
      ? { act: /** @type {const} */ ("done"), key: DONE, over }
      : await answer(paused);
    return batches.reduceRight((then, { act, ids }) => ending(act, setOf(ids), then), last);
  }

  /** @returns {Promise<Phase>} */
  async function answer({ page, start }) {
    const then = await beginning(start);
    return { act: "answer", key: then.key, then, page, output: start.answer.output };
  }

  /** @returns {Phase} */
  function ending(act, left, then) {
    if (left === 0) return then;
    const key = keyOf(`ends ${left}, then ${then.key}`);
    return { act, key, left, then, without: (one) => ending(act, left & ~(1 << one), then) };
  }

  const setOf = (ids) =>
    ids.reduce((set, id) => set | (1 << stage.rows.findIndex((row) => row.id === id)), 0);

  const then = await beginning({});
  return {
    place,
    first: { act: "create", key: keyOf("create"), then },
    async after({ key, start }, list) {
      if (!lists.has(key)) lists.set(key, new Map());
      const known = lists.get(key);
      if (!known.has(list)) {
        const seen = placesIn(list).map((each) => stage.rows[each]);
        known.set(list, await phaseOf(await runRacingLeg(stage, place, start, seen)));
      }
      return known.get(list);
    },
  };
}
