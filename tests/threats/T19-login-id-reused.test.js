/** @file T19: a login id stands for one login; its outcome is not to be had for another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createWorld, sessions } from "../host/world.js";

const base = { id: "l1", subject: "u1", trigger: "login", clientId: "web" };
const current = (id) => ({ type: "session", id });

async function admitted(flow = ["silent", 1]) {
  const world = createWorld({ flow, sessions: sessions("a@1 v@1") });
  world.signIn("x");
  const login = { ...world.stated("x", base) };
  const first = await world.keeper.login(login);
  assert.equal(first.outcome, "allowed");
  world.signIn("y");
  return { world, login, first };
}

const others = {
  subject: { subject: "u2" },
  "current session": { current: current("y") },
  "kind of current session: none": { current: { type: "none" } },
  "kind of current session: pending": { current: { type: "pending", at: 1 } },
  trigger: { trigger: "refresh" },
  client: { clientId: "tv" },
  "client, left out": { clientId: undefined },
};

for (const [field, change] of Object.entries(others)) {
  test(`reused with another ${field}: refused, nothing runs`, async () => {
    const { world, login } = await admitted();
    const before = world.asked.length;
    await assert.rejects(world.keeper.login({ ...login, ...change }), {
      name: "SeatkeeperError",
      code: "loginIdReused",
      path: "/login/id",
    });
    assert.equal(world.asked.length, before);
    assert.equal(world.alive(), "x y");
  });
}

test("delivered again as it was: the first outcome, and nothing runs", async () => {
  const { world, login, first } = await admitted();
  const before = world.asked.length;
  const records = world.records.length;
  for (const more of [
    {},
    { now: login.now + 5 },
    { interactive: false },
    { device: { id: "d" } },
    // It is a login unless it says otherwise.
    { trigger: undefined },
  ]) {
    const { record: _, ...bare } = first;
    assert.deepEqual(await world.keeper.login({ ...login, ...more }), { ...bare, repeated: true });
  }
  assert.equal(world.asked.length, before);
  assert.equal(world.records.length, records);
  assert.equal(world.alive(), "x y");
});

test("delivered fifty times at once over two hosts: decided once", async () => {
  const world = createWorld({ flow: ["silent", 1] });
  world.signIn("x");
  const login = world.stated("x", base);
  const hosts = [world.keeper, world.another()];
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, turn) => hosts[turn % 2].login(login)),
  );
  assert.equal(world.count("listSessions"), 1);
  assert.equal(world.count("revokeSession"), 1);
  for (const { value, reason } of results) {
    assert.ok(value?.outcome === "allowed" || reason?.code === "loginInProgress");
  }
  assert.equal(results.filter(({ value }) => value && !value.repeated).length, 1);
});

test("the same id at another caller, tenant or flow is another login", async () => {
  const { world, login } = await admitted(["silent", 9]);
  const elsewhere = [
    { caller: "tv" },
    { tenant: "t2" },
    { flow: patternFlow("silent", 9, { name: "other" }) },
  ];
  for (const other of elsewhere) {
    const { repeated, outcome } = await world.another(other).login({ ...login, subject: "u1" });
    assert.deepEqual([outcome, repeated], ["allowed", undefined]);
  }
});

test("ids that run into each other are not the same", async () => {
  const world = createWorld({ flow: ["silent", 9], sessions: [] });
  world.signIn("x");
  const pairs = [
    ['a","b', "c"],
    ["a", 'b","c'],
    ["a,b", "c"],
    ["a", "b,c"],
  ];
  for (const [caller, id] of pairs) {
    const login = world.stated("x", { ...base, id });
    assert.equal((await world.another({ caller }).login(login)).repeated, undefined);
  }
});

test("a login that failed is not held against its id", async () => {
  const world = createWorld({ flow: ["silent", 1] });
  world.signIn("x");
  const login = world.stated("x", base);
  await assert.rejects(world.keeper.login({ ...login, kind: "pin" }));
  assert.equal((await world.keeper.login(login)).outcome, "allowed");
});
