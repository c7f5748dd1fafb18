/** @file T33: who was let in because something failed is decided again at the next renewal. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions } from "../host/world.js";

const RENEWALS = ["sso", "refresh", "stepUp"];
const marks = async (world) => (await world.store.rows("mark:")).map(([, { state }]) => state);
const renew = (world, id, trigger = "refresh") => world.keeper.login(world.stated(id, { trigger }));
const openEvents = (world) => world.events.filter(({ type }) => type === "openAdmission");

for (const trigger of RENEWALS) {
  test(`the lookup fails once, then ${trigger}: restricted (block)`, async () => {
    const world = createWorld({ flow: ["block", 1] });
    world.memory.fail({ request: "listSessions", error: "forbidden" });
    const first = await world.login("x");
    assert.equal(first.outcome, "allowed");
    assert.equal(first.record.openAdmission, true);
    assert.deepEqual(await marks(world), []);
    assert.equal(openEvents(world).length, 1);

    const next = await renew(world, "x", trigger);
    assert.equal(next.outcome, "denied");
    assert.equal(world.alive(), "a");
  });
}

test("restricted: warn asks at the renewal, and ends after the answer", async () => {
  const world = createWorld();
  world.memory.fail({ request: "listSessions", error: "forbidden" });
  await world.login("x");
  const login = world.stated("x", { trigger: "sso" });
  const paused = { login, ...(await world.keeper.login(login)) };
  assert.equal(paused.outcome, "paused");
  assert.equal((await world.answer(paused)).outcome, "allowed");
  assert.deepEqual(await marks(world), ["admitted"]);
  assert.equal(world.alive(), "x");
});

test("failing for ever admits for ever, and says so each time", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.memory.fail({ request: "listSessions", error: "forbidden", times: 5 });
  await world.login("x");
  for (let count = 2; count <= 5; count += 1) {
    const { outcome, record } = await renew(world, "x");
    assert.deepEqual([outcome, record.openAdmission], ["allowed", true]);
    assert.equal(openEvents(world).length, count);
  }
  assert.equal((await renew(world, "x")).outcome, "denied");
});

test("a session can't be ended: let in, not marked, and its end is tried again", async () => {
  const world = createWorld({ flow: ["silent", 1] });
  world.memory.fail({ request: "revokeSession", error: "forbidden" });
  const { outcome, record } = await world.login("x");
  assert.deepEqual([outcome, record.openAdmission], ["allowed", true]);
  assert.equal(world.alive(), "a x");
  assert.deepEqual(await marks(world), []);
  assert.equal((await renew(world, "x")).outcome, "allowed");
  assert.equal(world.alive(), "x");
  assert.deepEqual(await marks(world), ["admitted"]);
});

test("the list fails after the page: let in, not marked, no longer paused", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  world.memory.fail({ request: "listSessions", error: "forbidden" });
  const { outcome, record } = await world.answer(paused);
  assert.deepEqual([outcome, record.openAdmission], ["allowed", true]);
  assert.deepEqual(await marks(world), []);
  assert.equal((await renew(world, "x")).outcome, "paused", "asked anew");
});

/** Two limits after each other; the list is whole enough for the second and not for the first. */
function twoLimits() {
  const node = (id, type, config = {}) => ({ id, type, config });
  const wire = (source, sourceHandle, target) => ({ source, sourceHandle, target });
  return {
    name: "two",
    version: 1,
    nodes: [
      node("first", "data-query", { rule: { value: 5 } }),
      node("second", "data-query", { rule: { value: 1 } }),
      node("page", "session-limit-page"),
      node("end", "force-logout"),
      node("out", "logout"),
      node("token", "access-token-config"),
      node("success", "success"),
    ],
    edges: [
      wire("first", "true", "out"),
      wire("first", "false", "second"),
      wire("second", "true", "page"),
      wire("second", "false", "token"),
      wire("page", "continue", "end"),
      wire("page", "cancel", "out"),
      wire("end", "done", "token"),
      wire("end", "refused", "out"),
      wire("token", "done", "success"),
    ],
  };
}

test("a failure before the page counts after it: not marked", async () => {
  let partial = { error: "timeout" };
  const around = (directory) => ({
    ...directory,
    listSessions: async (request) => ({
      ...(await directory.listSessions(request)),
      ...(partial && { partial }),
    }),
  });
  const world = createWorld({ flow: twoLimits(), around });
  const paused = await world.login("x");
  assert.equal(paused.outcome, "paused");
  partial = undefined;
  const { outcome, record } = await world.answer(paused);
  assert.deepEqual([outcome, record.openAdmission], ["allowed", true]);
  assert.deepEqual(await marks(world), []);
  assert.equal(openEvents(world).length, 1);
});

test("closed modes turn away, and are no open admission", async () => {
  const world = createWorld({ flow: ["block", 1, { onLookupFailure: "closed" }] });
  world.memory.fail({ request: "listSessions", error: "forbidden" });
  const { outcome, record } = await world.login("x");
  assert.deepEqual([outcome, record.openAdmission], ["denied", false]);
  assert.equal(openEvents(world).length, 0);
});

test("an admission that nothing went wrong with is marked, and its renewal asks nothing", async () => {
  const world = createWorld({ flow: ["block", 2], sessions: sessions("a@1") });
  const { record } = await world.login("x");
  assert.equal(record.openAdmission, false);
  const before = world.count("listSessions");
  assert.equal((await renew(world, "x")).outcome, "allowed");
  assert.equal(world.count("listSessions"), before);
});

test("a recheck that fails costs an admitted session nothing", async () => {
  const world = createWorld({ flow: ["block", 2, { recheckOnRenewal: true }] });
  await world.login("x");
  world.memory.fail({ request: "listSessions", error: "forbidden" });
  const { outcome, record } = await renew(world, "x");
  assert.deepEqual([outcome, record.openAdmission], ["allowed", true]);
  assert.deepEqual((await renew(world, "x")).record.flags, []);
});
