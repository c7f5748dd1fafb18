/** @file Runs that something else has overtaken, sessions that were ended, logins that have no session yet. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createWorld, sessions } from "./world.js";

const pending = (world, at) => ({
  current: { type: "pending", at, id: undefined, createdAt: undefined },
});

test("a pause of a login without a session yet is good for that login alone", async () => {
  const world = createWorld({ flow: ["warn", 1] });
  const at = world.clock.now();
  const first = world.stated("none yet", pending(world, at));
  const { pause } = await world.keeper.login(first);
  const answer = { output: "continue" };
  for (const later of [at + 1, at - 1]) {
    const other = world.stated("none yet", pending(world, later));
    const stolen = world.keeper.resume({ token: pause.token, answer, login: other });
    await assert.rejects(stolen, { code: "pauseForeign", path: "/sid" });
  }
  assert.equal(world.alive(), "a");
  const { outcome } = await world.keeper.resume({ token: pause.token, answer, login: first });
  assert.equal(outcome, "allowed");
  assert.equal(world.alive(), "");
});

test("a renewal of what does not exist yet is a login", async () => {
  const world = createWorld({ flow: ["block", 1] });
  for (const trigger of ["sso", "refresh", "stepUp"]) {
    const login = world.stated("none yet", { ...pending(world, world.clock.now()), trigger });
    assert.equal((await world.keeper.login(login)).outcome, "denied");
  }
});

test("whoever comes back with what is left of an ended session is decided anew", async () => {
  const world = createWorld({ flow: ["block", 1, { rescue: "reVerify" }], sessions: [] });
  assert.equal((await world.login("old")).outcome, "allowed");
  world.change("silent", 1, { name: "block" });
  assert.equal((await world.login("new")).outcome, "allowed");
  assert.equal(world.alive(), "new");
  world.change("block", 1);
  const back = world.stated("old", { trigger: "refresh" });
  const { outcome, record } = await world.keeper.login(back);
  assert.equal(outcome, "denied");
  assert.deepEqual(record.flags, ["renewalOfStranger"]);
  assert.equal(world.alive(), "new");
});

test("of two runs about one session the later one decides; the earlier changes nothing", async () => {
  const world = createWorld({ flow: ["warn", 1], sessions: sessions("a@1") });
  const first = await world.login("x");
  // The mark is lost, so the next login of that session begins another run.
  for (const [key] of await world.store.rows("mark:")) {
    await world.store.update(key, () => undefined);
  }
  const login = world.stated("x");
  const second = { login, ...(await world.keeper.login(login)) };
  assert.equal((await world.answer(second, { output: "cancel" })).outcome, "denied");
  const late = await world.answer(first);
  assert.equal(late.outcome, "denied");
  assert.equal(world.alive(), "a");
});

test("a flow that is gone from the cache still ends the runs that began with it", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let holds = true;
  const world = createWorld({
    flow: ["block", 1],
    around: (directory) => ({
      ...directory,
      async listSessions(request) {
        if (holds) await held;
        return directory.listSessions(request);
      },
    }),
  });
  const slow = world.login("x");
  holds = false;
  for (let version = 2; version < 40; version += 1) {
    world.change(patternFlow("block", 99, { version, name: `flow ${version}` }));
    assert.equal((await world.login(`other ${version}`)).outcome, "allowed");
  }
  holds = true;
  release();
  assert.equal((await slow).outcome, "denied");
});
