/** @file One order of steps, as it is given: who does what, and who is left. */

import { namesIn, placesIn } from "./stage.js";

/**
 * @param {import("./stage.js").Stage} stage
 * @param {import("./lane.js").Lane[]} lanes
 * @param {import("./index.js").Turn[]} turns
 * @returns {Promise<import("./index.js").Played>}
 */
export async function play(stage, lanes, turns) {
  const { sessions, priors, inOrder } = stage;
  const phases = lanes.map(({ first }) => first);
  const steps = [];
  let alive = priors;
  let created = priors;

  const named = (set) => namesIn(set, stage);
  const setOf = (ids) =>
    sessions.reduce((set, { id }, place) => (ids.includes(id) ? set | (1 << place) : set), 0);
  const mayBegin = (index) => !inOrder || index === 0 || phases[index - 1].act !== "create";

  /** @type {Record<string, (index: number, turn: any) => Promise<object>>} what is told of the step */
  const acts = {
    async create(index) {
      const { place } = lanes[index];
      created |= 1 << place;
      alive |= 1 << place;
      phases[index] = phases[index].then;
      return {};
    },
    async list(index, { sees }) {
      const { place } = lanes[index];
      const { sure, maybe } = stage.sight(place, created, alive);
      const list = sure | (maybe & (sees === undefined ? alive : setOf(sees)));
      phases[index] = await lanes[index].after(phases[index], list);
      return { sees: named(list), ...(maybe !== 0 && { maySee: named(maybe) }) };
    },
    async answer(index) {
      const { page, output, then } = phases[index];
      phases[index] = then;
      return { page, output };
    },
    revoke: end,
    end,
  };

  async function end(index, { target }) {
    const { left, without } = phases[index];
    const [oldest] = placesIn(left);
    const wanted = sessions.findIndex(({ id }) => id === target);
    const victim = wanted >= 0 && left & (1 << wanted) ? wanted : oldest;
    alive &= ~(1 << victim);
    phases[index] = without(victim);
    return { target: sessions[victim].id };
  }

  async function take(turn) {
    const { lane } = turn;
    const { act } = phases[lane] ?? {};
    const canAct = act !== undefined && act !== "done" && (act !== "create" || mayBegin(lane));
    if (!canAct) return;
    const told = await acts[act](lane, turn);
    steps.push({ lane, act, ...told, alive: named(alive) });
  }

  for (const turn of turns) await take(turn);
  for (const lane of lanes.keys()) while (phases[lane].act !== "done") await take({ lane });
  return { steps, lanes: phases.map(({ over }) => over), alive: named(alive) };
}
