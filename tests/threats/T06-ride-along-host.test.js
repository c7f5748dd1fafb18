/** @file T6: after a denial, a closed tab or a lost mark no trigger passes without a decision. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions } from "../host/world.js";

const RENEWALS = ["sso", "refresh", "stepUp"];
const EVERY = [...RENEWALS, "login", "registration", "recovery"];

const tried = async (world, sessionId, triggers, more = {}) => {
  const outcomes = [];
  for (const trigger of triggers) {
    const login = world.stated(sessionId, { trigger, ...more });
    const { outcome, token, reason } = await world.keeper.login(login);
    assert.equal(token, undefined, `${trigger}: a token`);
    outcomes.push([outcome, reason].filter(Boolean).join(" "));
  }
  return [...new Set(outcomes)];
};

for (const flow of [
  ["warn", 1],
  ["reVerify", 1],
  ["block", 1, { rescue: "reVerify" }],
]) {
  test(`${flow[0]}: whoever left the page is shown it again, whatever they try`, async () => {
    const world = createWorld({ flow });
    const enrolled = await world.otp.enrol("u1", { type: "totp" });
    assert.ok(enrolled.factorId);
    const first = await world.login("x");
    assert.equal(first.outcome, "paused");
    assert.deepEqual(await tried(world, "x", EVERY), ["paused"]);
    assert.deepEqual(await tried(world, "x", EVERY, { interactive: false }), ["paused"]);
    assert.equal(world.alive(), "a x");
    assert.equal(world.count("revokeSession"), 0);
  });

  test(`${flow[0]}: a pause that has expired is a denial, whatever they try`, async () => {
    const world = createWorld({ flow });
    await world.otp.enrol("u1", { type: "totp" });
    await world.login("x");
    world.clock.advance(10 * 60_000);
    world.memory.fail({ request: "endCurrentSession", error: "forbidden", times: 9 });
    assert.deepEqual(await tried(world, "x", EVERY), ["denied pauseExpired"]);
    assert.equal(world.alive(), "a x", "it could not be ended, and gets nothing all the same");
  });
}

test("a denial holds for every trigger, also when there is room again", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.memory.fail({ request: "endCurrentSession", error: "forbidden" });
  const denied = await world.login("x");
  assert.equal(denied.sessionAlive, true);
  world.memory.remove("a");
  assert.deepEqual(await tried(world, "x", EVERY), ["denied policyDenied"]);
});

test("cancelled: denied for every trigger", async () => {
  const world = createWorld();
  world.memory.fail({ request: "endCurrentSession", error: "forbidden" });
  await world.answer(await world.login("x"), { output: "cancel" });
  assert.deepEqual(await tried(world, "x", EVERY), ["denied cancelled"]);
});

for (const trigger of RENEWALS) {
  test(`${trigger} of a session whose mark is lost is decided, flagged, and marked again`, async () => {
    const world = createWorld({ flow: ["block", 1], sessions: [] });
    assert.equal((await world.login("x")).outcome, "allowed");
    assert.equal((await world.keeper.login(world.stated("x", { trigger }))).outcome, "allowed");
    assert.equal(world.count("listSessions"), 1, "a renewal of an admitted session asks nothing");

    for (const [key] of await world.store.rows("mark:"))
      await world.store.update(key, () => undefined);
    const { outcome, record } = await world.keeper.login(world.stated("x", { trigger }));
    assert.equal(outcome, "allowed");
    assert.deepEqual(record.flags, ["renewalOfStranger"]);
    assert.equal(record.visits[0].facts.trigger, "login");
    assert.equal(world.count("listSessions"), 2);
    const again = await world.keeper.login(world.stated("x", { trigger }));
    assert.deepEqual(again.record.flags, []);
    assert.equal(world.count("listSessions"), 2);
  });

  test(`${trigger} of a session that nobody decided ever: turned away where there is no room`, async () => {
    const world = createWorld({ flow: ["block", 1] });
    world.signIn("x");
    const login = world.stated("x", { trigger });
    assert.equal((await world.keeper.login(login)).outcome, "denied");
    assert.equal(world.alive(), "a");
  });
}

test("sessions from before the installation count as let in, later ones don't", async () => {
  const there = sessions("a@1 b@2 c@3");
  const installedAt = there[1].createdAt;
  const world = createWorld({ flow: ["block", 1], sessions: there, installedAt });
  const refresh = (id) => world.keeper.login(world.stated(id, { trigger: "refresh" }));
  assert.equal((await refresh("a")).outcome, "allowed");
  assert.equal(world.count("listSessions"), 0);
  assert.equal((await refresh("b")).outcome, "denied", "begun at the moment of the installation");
  assert.equal((await refresh("c")).outcome, "denied");
});

test("a host that can't keep marks takes every renewal as one of a finished login", async () => {
  const world = createWorld({ flow: ["block", 1], marks: false });
  world.signIn("x");
  assert.equal(
    (await world.keeper.login(world.stated("x", { trigger: "refresh" }))).outcome,
    "allowed",
  );
  assert.equal(world.count("listSessions"), 0);
});

test("a renewal without a session stays a renewal", async () => {
  const world = createWorld({ flow: ["block", 1] });
  for (const trigger of RENEWALS) {
    const login = world.stated("x", { trigger, current: { type: "none" } });
    login.current = { type: "none" };
    assert.equal((await world.keeper.login(login)).outcome, "allowed");
  }
  assert.equal(world.asked.length, 0);
});
