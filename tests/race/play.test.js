/** @file An order that is played: any turns make a whole race, and whole legs end as the host ends them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createRace } from "@seatkeeper/simulation/race";
import { openScenario } from "@seatkeeper/simulation/scenario";
import { chance } from "../impact/chance.js";
import { drawnFlow } from "./drawn.js";

const FLOWS = {
  warn: patternFlow("warn", 2),
  "warn with a choice": patternFlow("warn", 2, { strategy: "chosen" }),
  silent: patternFlow("silent", 1),
  "re-verify, the excess": patternFlow("reVerify", 2, { strategy: "excess" }),
  block: patternFlow("block", 2),
  "block with a rescue": patternFlow("block", 2, { rescue: "reVerify" }),
  drawn: drawnFlow,
};

function dice(seed) {
  const next = chance(seed);
  return (sides) => Math.floor(next() * sides);
}

const some = (items, roll) => items.filter(() => roll(2) === 0);

/** Turns of anybody, with lists that show anything and targets that may be nobody's. */
function anyTurns(race, roll) {
  const ids = [...race.sessions.map(({ id }) => id), "nobody"];
  return Array.from({ length: roll(30) }, () => ({
    lane: roll(4),
    ...(roll(2) === 0 && { sees: some(ids, roll) }),
    ...(roll(2) === 0 && { target: ids[roll(ids.length)] }),
  }));
}

/** Whoever is alive changes by what is done, and by nothing else. */
function checkSteps({ steps, alive }, { sessions }) {
  const lanes = sessions.filter(({ lane }) => lane !== undefined);
  let now = sessions.filter(({ lane }) => lane === undefined).map(({ id }) => id);
  const began = new Set();
  for (const { lane, act, target, sees, alive: after } of steps) {
    assert.equal(act === "create", !began.has(lane));
    began.add(lane);
    if (act === "create") now.push(lanes[lane].id);
    if (act === "revoke" || act === "end") now = now.filter((id) => id !== target);
    if (act === "end") assert.equal(target, lanes[lane].id);
    if (act === "revoke") assert.notEqual(target, lanes[lane].id);
    if (act === "list") assert.ok(Array.isArray(sees));
    assert.deepEqual([...after].sort(), [...now].sort());
  }
  assert.deepEqual(alive, steps.at(-1).alive);
  assert.equal(began.size, lanes.length);
}

for (const [name, flow] of Object.entries(FLOWS)) {
  test(`${name}: any turns make a whole race, whose end is among those that were found`, async () => {
    for (const settings of [
      {},
      { inOrder: true },
      { stale: true },
      { stale: true, inOrder: true },
    ]) {
      const race = await createRace({ flow, logins: 3, priors: 1, ...settings });
      const { ends } = await race.search();
      const known = new Set(ends.map(({ alive }) => alive.join()));
      const roll = dice(7);
      for (let time = 0; time < 60; time += 1) {
        const played = await race.play(anyTurns(race, roll));
        checkSteps(played, race);
        assert.ok(known.has(played.alive.join()), played.alive.join());
        for (const { outcome } of played.lanes) assert.match(outcome, /^(allowed|denied)$/);
        assert.deepEqual(await race.play(played.steps), played);
      }
    }
  });

  test(`${name}: leg by leg it ends as with the host over a directory in memory`, async () => {
    const roll = dice(11);
    for (let time = 0; time < 25; time += 1) {
      const race = await createRace({ flow, logins: 4, priors: roll(3), inOrder: true });
      const legs = await legsOf(race, roll);
      const played = await race.play(legs.turns);
      const host = await playedByHost(race, flow, legs.order);
      assert.deepEqual(played.alive, host.alive);
      assert.deepEqual(played.lanes, host.lanes);
    }
  });
}

/** A race in whole legs, the logins beginning in order: whose leg each is, and the turns. */
async function legsOf(race, roll) {
  const turns = [];
  const order = [];
  const open = [0];
  while (open.length > 0) {
    const lane = open[roll(open.length)];
    order.push(lane);
    for (let first = true; ; first = false) {
      const { steps } = await race.play(turns);
      const next = steps.slice(turns.length).find((step) => step.lane === lane);
      if (next === undefined) open.splice(open.indexOf(lane), 1);
      if (next === undefined || (next.act === "answer" && !first)) break;
      turns.push({ lane });
    }
    const newest = Math.max(...order);
    if (newest === lane && newest < 3 && order.filter((each) => each === lane).length === 1) {
      open.push(newest + 1);
    }
  }
  return { turns, order };
}

/** The same legs as logins and answers of a scenario. */
async function playedByHost({ sessions }, flow, order) {
  const [subject, clientId] = ["ada", "web"];
  const racing = sessions.filter(({ lane }) => lane !== undefined);
  const before = sessions.filter(({ lane }) => lane === undefined);
  const latest = sessions.at(-1).createdAt;
  const pages = new Map();
  const steps = order.map((lane) => {
    const { id: sessionId, createdAt: at } = racing[lane];
    if (pages.has(lane)) return { at: latest, answer: { sessionId, output: "continue" } };
    pages.set(lane, undefined);
    return { at, login: { subject, sessionId, clientId } };
  });
  const stage = await openScenario({
    flow,
    sessions: before.map(({ id, createdAt }) => ({
      id,
      createdAt,
      subject,
      clientIds: [clientId],
    })),
    steps,
  });
  const lanes = [];
  let alive;
  for (const [index, lane] of order.entries()) {
    const { answer } = steps[index];
    if (answer) Object.assign(answer, answerTo(pages.get(lane)));
    const { line, result } = await stage.next();
    pages.set(lane, result);
    lanes[lane] = { outcome: line.outcome, ...(line.reason && { reason: line.reason }) };
    ({ alive } = line);
  }
  return { lanes, alive };
}

/** People go on, choose the first that will do, and give up when they are asked again. */
function answerTo({ waitingFor, reason, page }) {
  if (waitingFor === "otp-verification") return { output: "verified" };
  if (reason !== undefined) return { output: "cancel" };
  const { choose, devices } = page;
  if (choose === undefined) return { output: "continue" };
  return { output: "continue", chosen: devices.slice(0, choose).map(({ handle }) => handle) };
}
