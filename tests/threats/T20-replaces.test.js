/** @file T20: which session another took over is for the directory's own record to say, never for a parameter. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions } from "../host/world.js";

for (const trigger of ["login", "stepUp", "sso"]) {
  test(`two live, one says that it replaces the other: still two (${trigger})`, async () => {
    const world = createWorld({ flow: ["block", 1] });
    world.signIn("x");
    const login = world.stated("x", { trigger, current: { replaces: "a" } });
    const { outcome, record } = await world.keeper.login(login);
    assert.equal(outcome, "denied");
    assert.ok(record.flags.includes("replacesIgnored"));
    assert.equal(record.visits[0].facts.activeSessionCount, 1);
    assert.equal(world.alive(), "a");
  });
}

test("nor does it save the other from an eviction", async () => {
  const world = createWorld({ flow: ["silent", 1] });
  world.signIn("x");
  await world.keeper.login(world.stated("x", { current: { replaces: "a" } }));
  assert.equal(world.alive(), "x");
});

test("a directory that keeps no record of rotations: ignored and flagged", async () => {
  const around = ({ rotatedFrom: _, ...directory }) => directory;
  const world = createWorld({ flow: ["block", 1], around });
  world.signIn("x");
  const { outcome, record } = await world.keeper.login(
    world.stated("x", { current: { replaces: "a" } }),
  );
  assert.deepEqual([outcome, record.flags], ["denied", ["replacesIgnored"]]);
});

test("a record that can't be read vouches for nothing", async () => {
  const rotatedFrom = () => Promise.reject(new Error("down"));
  const world = createWorld({
    flow: ["block", 1],
    around: (directory) => ({ ...directory, rotatedFrom }),
  });
  world.signIn("x");
  const login = world.stated("x", { current: { replaces: "a" } });
  const { outcome, record } = await world.keeper.login(login);
  assert.deepEqual([outcome, record.flags], ["denied", ["replacesIgnored"]]);
});

test("the record says that another one was replaced: ignored and flagged", async () => {
  const world = createWorld({ flow: ["block", 1], sessions: sessions("a@1 b@2") });
  world.memory.rotate("b", "x");
  const { outcome, record } = await world.keeper.login(
    world.stated("x", { current: { replaces: "a" } }),
  );
  assert.equal(outcome, "denied");
  assert.deepEqual(record.flags, ["replacesIgnored"]);
});

test("the record bears it out: the session goes on under its new id, and needs one seat", async () => {
  const world = createWorld({ flow: ["block", 1], sessions: [] });
  await world.login("a");
  world.memory.rotate("a", "x");
  const login = world.stated("x", { trigger: "stepUp", current: { replaces: "a" } });
  const { outcome, record } = await world.keeper.login(login);
  assert.equal(outcome, "allowed");
  assert.ok(!record.flags.includes("replacesIgnored"));
  assert.equal(world.alive(), "x");
});

test("while the old id is still listed it is not counted beside the new one, and not ended", async () => {
  const around = (directory) => ({ ...directory, rotatedFrom: async () => "a" });
  for (const flow of [
    ["block", 1],
    ["silent", 1],
  ]) {
    const world = createWorld({ flow, around });
    world.signIn("x");
    const login = world.stated("x", { trigger: "stepUp", current: { replaces: "a" } });
    const { outcome, record } = await world.keeper.login(login);
    assert.equal(outcome, "allowed");
    const { sessions: facts } = record.visits[0].facts;
    assert.equal(facts.find(({ id }) => id === "a").standing, "replaced");
    assert.equal(world.alive(), "a x");
  }
});
