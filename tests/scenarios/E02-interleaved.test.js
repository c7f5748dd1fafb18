/** @file E2.1 to E2.5: two logins of one person on two hosts, in every order of what they do to the directory. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, START } from "../host/world.js";

/** Stops each directory call of a login until the schedule lets it go on. */
function gates() {
  const waiting = new Map();
  let noticed = () => {};
  return {
    around: (name) => (directory) => {
      const gated = (kind) => async (request) => {
        await new Promise((go) => {
          waiting.set(name, [...(waiting.get(name) ?? []), go]);
          noticed();
        });
        return directory[kind](request);
      };
      const kinds = ["listSessions", "revokeSession", "endCurrentSession"];
      return { ...directory, ...Object.fromEntries(kinds.map((kind) => [kind, gated(kind)])) };
    },
    async settled(logins) {
      const isStill = ({ name, done }) => done || waiting.get(name)?.length > 0;
      while (!logins.every(isStill)) await new Promise((resolve) => (noticed = resolve));
    },
    letGo(name) {
      const [go, ...others] = waiting.get(name);
      waiting.set(name, others);
      go();
    },
    noticed: () => noticed(),
  };
}

/** Plays one schedule: a list of names, each the next act of that login. Says who could act next. */
async function play(schedule, { flow, prior, dates }) {
  const world = createWorld({ flow, sessions: prior });
  const gate = gates();
  const logins = ["x", "y"].map((name) => ({
    name,
    keeper: world.another({ directory: gate.around(name)(world.directory) }),
    begun: false,
    done: false,
  }));
  for (const name of schedule) {
    const login = logins.find((each) => each.name === name);
    if (login.begun) gate.letGo(name);
    else begin(login);
    await gate.settled(logins.filter(({ begun }) => begun));
  }
  return {
    open: logins.filter(({ done }) => !done).map(({ name }) => name),
    alive: world.alive(),
    outcomes: Object.fromEntries(logins.map(({ name, outcome }) => [name, outcome])),
  };

  function begin(login) {
    const { name, keeper } = login;
    login.begun = true;
    world.memory.add({ id: name, subject: "u1", ...dates[name] });
    const stated = world.stated(name, { id: `login of ${name}` });
    keeper.login(stated).then(({ outcome }) => {
      Object.assign(login, { outcome, done: true });
      gate.noticed();
    });
  }
}

/** Every end that some order leads to. */
async function everyEnd(situation) {
  const ends = [];
  const open = [[]];
  while (open.length > 0) {
    const schedule = open.pop();
    const state = await play(schedule, situation);
    if (state.open.length === 0) ends.push({ schedule, ...state });
    for (const name of state.open) open.push([...schedule, name]);
  }
  return ends;
}

const at = (ms) => ({ createdAt: START + ms });
const DATES = {
  "x first": { x: at(1), y: at(2) },
  "at the same millisecond": { x: at(1), y: at(1) },
};
const before = (...ids) => ids.map((id) => ({ id, subject: "u1", createdAt: START - 9_000 }));
/** y is the newer in each: by its date, or by its id. */
const inOrder = ({ schedule }) => schedule.indexOf("x") < schedule.indexOf("y");

for (const [name, dates] of Object.entries(DATES)) {
  test(`E2.1 silent, one seat, ${name}: in whatever order, the newer survives, or both do`, async () => {
    const ends = await everyEnd({ flow: ["silent", 1], prior: [], dates });
    assert.ok(ends.length > 6, `${ends.length} orders`);
    for (const end of ends) {
      assert.ok(end.alive.includes("y"), JSON.stringify(end));
      if (inOrder(end)) assert.equal(end.alive, "y", JSON.stringify(end));
    }
  });

  test(`E2.2 block, one seat, ${name}: exactly the older is admitted, or both`, async () => {
    const ends = await everyEnd({ flow: ["block", 1], prior: [], dates });
    for (const end of ends) {
      assert.equal(end.outcomes.x, "allowed", JSON.stringify(end));
      if (inOrder(end)) assert.equal(end.outcomes.y, "denied", JSON.stringify(end));
    }
  });

  test(`E2.3 excess, two seats and one before, ${name}: at least the two newest`, async () => {
    const flow = ["silent", 2, { strategy: "excess" }];
    const ends = await everyEnd({ flow, prior: before("p"), dates });
    for (const end of ends) {
      assert.match(end.alive, /x y$/, JSON.stringify(end));
      if (inOrder(end)) assert.equal(end.alive, "x y", JSON.stringify(end));
    }
  });

  test(`E2.4 all, two seats and one before, ${name}: never none, and never without the newer`, async () => {
    const ends = await everyEnd({ flow: ["silent", 2], prior: before("p"), dates });
    for (const end of ends) assert.match(end.alive, /y$/, JSON.stringify(end));
  });
}
