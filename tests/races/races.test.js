/**
 * @file Every order in which up to four logins can create, list, end and leave, with the real nodes.
 *
 * Not the orders are listed but the states that they reach (dynamic programming): what can come after a
 * state does not depend on how it was reached, so the set of reachable states, and of the ends among
 * them, is as exhaustive as the list of orders. How many orders it stands for is counted beside.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { naiveNodes } from "@seatkeeper/simulation/race";
import { explore } from "./explore.js";
import { FLOWS, setOf, sizeOf } from "./flows.js";
import { answersOf, DATES, SESSIONS } from "./machine.js";

const LIMITS = [1, 2, 3];
const LOGINS = [1, 2, 3, 4];
const PRIORS = [0, 1, 2];
const ONE_LIST = FLOWS.block.hosts[0];

const totals = { explorations: 0, states: 0, interleavings: 0 };

function counted(exploration) {
  const { states, interleavings, outcomes } = explore(exploration);
  totals.explorations += 1;
  totals.states += states;
  totals.interleavings += interleavings;
  return outcomes;
}

/** What the nodes answer for each way to date sessions; the same answers are gone through once. */
function worldsOf(nodes, documents) {
  const worlds = new Map();
  for (const dates of Object.keys(DATES)) {
    const login = answersOf(nodes, documents, dates, "login");
    const renewal = answersOf(nodes, { once: documents.once }, dates, "refresh");
    worlds.set(JSON.stringify([login, renewal]), { dates, login, renewal });
  }
  return [...worlds.values()];
}

/** The places of the prior sessions; the first way: before all the logins. */
function placings(priors, logins) {
  const all = Array.from({ length: 2 ** (priors + logins) }, (_, set) => set);
  const ways = all.filter((set) => sizeOf(set) === priors);
  // Four logins after two priors in all fifteen ways would take minutes; up to three have every way.
  return logins === 4 ? ways.slice(0, 1) : ways;
}

function racesOf(limit, counts = { priors: PRIORS, logins: LOGINS }) {
  const races = [];
  for (const priors of counts.priors) {
    for (const logins of counts.logins) {
      const places = Array.from({ length: priors + logins }, (_, place) => place);
      placings(priors, logins).forEach((set, index) => {
        const isPrior = (place) => (set & (1 << place)) !== 0;
        const race = { limit, priors: places.filter(isPrior) };
        races.push({
          ...race,
          logins: places.filter((place) => !isPrior(place)),
          ranked: index === 0,
        });
      });
    }
  }
  return races;
}

/** What is broken in one race, with the schedule that breaks it. */
function faultIn(flow, race, world, host, heals) {
  const { limit, priors, logins, ranked } = race;
  const start = { answers: world.login, host, machines: logins, alive: setOf(priors) };
  const fault = (promise, [alive, schedule]) => ({ promise, host, race, alive, schedule });
  // Without turns the order has to do; with them nothing interleaves.
  for (const inTurn of [false, true]) {
    const inOrder = ranked ? counted({ ...start, inTurn, inOrder: true }) : new Map();
    for (const end of inOrder) if (end[0] === 0) return fault("somebody is left", end);
    for (const end of inOrder)
      if (!flow.isExact(race, end[0])) return fault("the cap is exact", end);
  }
  for (const how of [{ stale: false }, { stale: true }, { inTurn: true }]) {
    for (const end of counted({ ...start, ...how })) {
      if (end[0] === 0) return fault("somebody is left", end);
      const healed = heals(end[0]);
      for (const [alive, renewals] of healed) {
        const schedule = [...end[1], "then each renews once", ...renewals];
        if (alive === 0) return fault("somebody is left after a recheck", [alive, schedule]);
        if (sizeOf(alive) > limit) return fault("a recheck heals", [alive, schedule]);
      }
    }
  }
  return undefined;
}

/** Every survivor renews once, all at the same time, on fresh lists: what can remain, by who survived. */
function healer({ renewal }) {
  const known = new Map();
  return (alive) => {
    if (!known.has(alive)) {
      const machines = Array.from({ length: SESSIONS }, (_, place) => place);
      const survivors = machines.filter((place) => alive & (1 << place));
      const renewals = { answers: renewal, host: ONE_LIST, machines: survivors, alive };
      known.set(alive, counted(renewals));
    }
    return known.get(alive);
  };
}

/** The first fault of a flow, if it has one. */
function firstFault(nodes, flow, limit, counts) {
  for (const world of worldsOf(nodes, flow.documents(limit))) {
    const heals = healer(world);
    for (const race of racesOf(limit, counts)) {
      for (const host of flow.hosts) {
        const fault = faultIn(flow, race, world, host, heals);
        if (fault !== undefined) return { ...fault, dates: world.dates };
      }
    }
  }
  return undefined;
}

for (const [name, flow] of Object.entries(FLOWS)) {
  for (const limit of LIMITS) {
    test(`${name}, limit ${limit}: exact in order, never nobody, healed by one recheck`, () => {
      assert.equal(firstFault(loadNodes(), flow, limit), undefined);
    });
  }
}

after(() => {
  const { explorations, states, interleavings } = totals;
  const orders = interleavings.toExponential(1);
  console.log(`${explorations} races, ${states} states, which stand for ${orders} interleavings`);
});

test("ending all others leaves nobody, at every limit", () => {
  for (const limit of LIMITS) {
    const counts = { priors: [0], logins: [limit + 1] };
    const { promise, alive } = firstFault(naiveNodes, FLOWS["evict all"], limit, counts);
    assert.deepEqual({ promise, alive }, { promise: "somebody is left", alive: 0 });
  }
});

test("turning away whoever finds others turns away everybody, at every limit", () => {
  for (const limit of LIMITS) {
    const counts = { priors: [0], logins: [limit + 1] };
    const { promise, alive } = firstFault(naiveNodes, FLOWS.block, limit, counts);
    assert.deepEqual({ promise, alive }, { promise: "somebody is left", alive: 0 });
  }
});

test("the schedules that break the naive ones, and not ours", () => {
  const race = { logins: [0, 1], alive: 0, host: ONE_LIST };
  const ends = (nodes, name) => {
    const answers = answersOf(nodes, FLOWS[name].documents(1), "rising", "login");
    return explore({ ...race, answers, machines: race.logins, inOrder: true }).outcomes;
  };
  const both = ["0 creates", "1 creates", "0 lists 0 1"];
  assert.deepEqual(ends(naiveNodes, "evict all").get(0), [
    ...both,
    "0 ends 1",
    "1 lists 0",
    "1 ends 0",
  ]);
  assert.deepEqual(ends(naiveNodes, "block").get(0), [
    ...both,
    "1 lists 0 1",
    "0 leaves",
    "1 leaves",
  ]);
  assert.deepEqual([...ends(loadNodes(), "evict all").keys()], [setOf([1])]);
  assert.deepEqual([...ends(loadNodes(), "block").keys()], [setOf([0])]);
});

test("a state stands for every order that reaches it", () => {
  const forgetful = { get: () => undefined, set: () => undefined, size: 0 };
  for (const host of FLOWS["evict excess"].hosts) {
    const documents = FLOWS["evict excess"].documents(1);
    const answers = answersOf(loadNodes(), documents, "rising", "login");
    for (const stale of [false, true]) {
      const race = { answers, host, machines: [1, 2], alive: setOf([0]), stale };
      const [one, each] = [
        explore(race),
        explore({ ...race, seen: /** @type {any} */ (forgetful) }),
      ];
      assert.equal(one.interleavings, each.interleavings);
      assert.deepEqual(one.outcomes, each.outcomes);
    }
  }
});

test("turns leave fewer orders, and no other end than the acts one by one", () => {
  const answers = answersOf(loadNodes(), FLOWS["evict excess"].documents(1), "rising", "login");
  const race = { answers, host: ONE_LIST, machines: [0, 1, 2], alive: 0 };
  const [turns, acts] = [explore({ ...race, inTurn: true }), explore(race)];
  assert.ok(turns.interleavings < acts.interleavings / 2);
  for (const end of turns.outcomes.keys()) assert.ok(acts.outcomes.has(end), `${end}`);
});

test("three logins of two steps each that don't meet: 6! / 2!^3 orders", () => {
  const answers = answersOf(loadNodes(), FLOWS.block.documents(3), "rising", "login");
  const race = { answers, host: ONE_LIST, machines: [0, 1, 2], alive: 0 };
  assert.equal(explore(race).interleavings, 90);
});
