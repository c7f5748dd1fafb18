/** @file The search agrees with the exhaustive test of the core: the same ends, as many orders, and each can be played. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { loadNodes } from "@seatkeeper/nodes";
import { createRace } from "@seatkeeper/simulation/race";
import { explore } from "../races/explore.js";
import { FLOWS, setOf } from "../races/flows.js";
import { answersOf, DATES } from "../races/machine.js";

const ONE_LIST = { lists: 1, listed: "never" };
/** The first leg sees its own session listed, and the second knows. */
const TWO_LISTS = { lists: 2, listed: "learned" };

/** By whether lists are stale, and whether sessions come into being in rank order. */
const WAYS = [
  { stale: false, inOrder: false },
  { stale: false, inOrder: true },
  { stale: true, inOrder: false },
  { stale: true, inOrder: true },
];

/** Each pattern, with what it is called where the core is tested. */
const KINDS = [
  { pattern: "silent", like: "evict all", host: ONE_LIST },
  { pattern: "silent", like: "evict excess", host: ONE_LIST, options: { strategy: "excess" } },
  { pattern: "warn", like: "evict all", host: TWO_LISTS },
  { pattern: "warn", like: "evict excess", host: TWO_LISTS, options: { strategy: "excess" } },
  { pattern: "reVerify", like: "evict all", host: TWO_LISTS },
  { pattern: "reVerify", like: "evict excess", host: TWO_LISTS, options: { strategy: "excess" } },
  { pattern: "block", like: "block", host: ONE_LIST },
];

/** Four logins beside prior sessions take up to two seconds a time: warn meets them, dated apart. */
function isAffordable({ pattern, limit, dates, stale, inOrder, priors, logins }) {
  if (logins < 4 || priors === 0) return true;
  if (pattern !== "warn" || dates !== "rising") return false;
  return priors === 1 || (limit === 2 && stale && !inOrder);
}

async function compare({ flow, limit, host, answers, settings }) {
  const { logins, priors, stale, inOrder } = settings;
  const machines = Array.from({ length: logins }, (_, lane) => priors + lane);
  const alive = 2 ** priors - 1;
  const oracle = explore({ answers, host, machines, alive, stale, inOrder });
  const race = await createRace({ flow, limit, ...settings });
  const { ends, orders, nobody, overLimit } = await race.search();

  const about = JSON.stringify(settings);
  const placeOf = (id) => race.sessions.findIndex((session) => session.id === id);
  const found = ends.map((end) => setOf(end.alive.map(placeOf)));
  assert.deepEqual(found.sort(), [...oracle.outcomes.keys()].sort(), about);
  // Above 2^53 it depends on the order of the additions how the sum is rounded.
  assert.ok(Math.abs(orders / oracle.interleavings - 1) < 1e-9, `${about} ${orders}`);

  assert.equal(nobody, undefined, about);
  const most = Math.max(...ends.map((end) => end.alive.length));
  assert.equal(overLimit !== undefined, most > limit, about);
  if (priors <= limit && inOrder && !stale) assert.ok(most <= limit, about);
  for (const end of ends) {
    const played = await race.play(end.turns);
    assert.deepEqual(played.alive, end.alive, about);
    assert.equal(played.steps.length, end.turns.length, about);
  }
}

for (const { pattern, like, host, options } of KINDS) {
  for (const limit of [1, 2, 3]) {
    test(`${pattern}, limit ${limit}: ${like}`, async () => {
      const flow = patternFlow(pattern, limit, options);
      for (const dates of Object.keys(DATES)) {
        const answers = answersOf(loadNodes(), FLOWS[like].documents(limit), dates, "login");
        for (const way of WAYS) {
          for (const priors of [0, 1, 2]) {
            for (const logins of [1, 2, 3, 4]) {
              const settings = { dates, ...way, priors, logins };
              if (!isAffordable({ pattern, limit, ...settings })) continue;
              await compare({ flow, limit, host, answers, settings });
            }
          }
        }
      }
    });
  }
}
