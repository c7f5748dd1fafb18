/** @file The search without its memory: every order of two logins is played one by one, in flows that are no pattern. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRace } from "@seatkeeper/simulation/race";
import { drawnFlow, twiceFlow } from "./drawn.js";

/** What one login could do next, each as the turns that do it. An answer belongs to the step before it. */
async function nextOf(race, turns, lane) {
  const ahead = async (more) => {
    const { steps } = await race.play([...turns, ...more]);
    return steps.slice(turns.length).filter((step) => step.lane === lane);
  };
  const [next, after] = await ahead([{ lane }]);
  if (next === undefined) return [];
  const answers = after?.act === "answer" ? [{ lane }] : [];
  if (next.act !== "revoke") return [[{ lane }, ...answers]];
  const ways = [];
  for (const { id: target } of race.sessions) {
    const [done, then] = await ahead([{ lane, target }]);
    if (done.target !== target) continue;
    ways.push([{ lane, target }, ...(then?.act === "answer" ? [{ lane }] : [])]);
  }
  return ways;
}

async function everyOrder(race) {
  const ends = new Set();
  let orders = 0;
  async function from(turns) {
    const next = [...(await nextOf(race, turns, 0)), ...(await nextOf(race, turns, 1))];
    for (const way of next) await from([...turns, ...way]);
    if (next.length > 0) return;
    orders += 1;
    ends.add((await race.play(turns)).alive.join());
  }
  await from([]);
  return { orders, ends: [...ends].sort() };
}

for (const [name, flow] of Object.entries({ drawnFlow, twiceFlow })) {
  test(`${name}: as many orders and the same ends as the search says`, async () => {
    for (const priors of [0, 1, 2]) {
      const race = await createRace({ flow, priors });
      const { orders, ends } = await race.search();
      const searched = { orders, ends: ends.map(({ alive }) => alive.join()).sort() };
      assert.deepEqual(await everyOrder(race), searched);
    }
  });
}
