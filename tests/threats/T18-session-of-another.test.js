/** @file T18: the id of somebody else's session gains nothing: no admission, no end, no change of what is known. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions } from "../host/world.js";

const marks = async (world) =>
  Object.fromEntries(
    (await world.store.rows("mark:")).map(([key, { state }]) => [
      JSON.parse(key.slice("mark:".length)).slice(2).join(" of "),
      state,
    ]),
  );
const renew = (world, subject, more) =>
  world.keeper.login({ ...world.stated("x", { trigger: "refresh", ...more }), subject });

test("another subject with an admitted session's id is a stranger, and is decided", async () => {
  const there = [...sessions("a@1"), ...sessions("v@1", "thief")];
  const world = createWorld({ flow: ["block", 2], sessions: there });
  assert.equal((await world.login("x")).outcome, "allowed");
  world.memory.add({ id: "w", subject: "thief", createdAt: there[0].createdAt });

  const { outcome, record } = await renew(world, "thief");
  assert.equal(outcome, "denied");
  assert.deepEqual(record.flags, ["renewalOfStranger"]);
  assert.equal(world.alive(), "a x", "nor is the owner's session ended");
  assert.equal((await renew(world, "u1")).outcome, "allowed", "nor forgotten");
  assert.deepEqual((await renew(world, "u1")).record.flags, []);
  assert.deepEqual(await marks(world), { "x of u1": "admitted", "x of thief": "denied" });
});

for (const [name, flow, more] of [
  ["a denial", ["block", 1], {}],
  ["a run that is left to expire", ["warn", 1], {}],
  ["a denial without a page", ["reVerify", 1], { interactive: false }],
]) {
  test(`${name} under another's name ends nothing of the owner's`, async () => {
    const there = [...sessions("v@1 w@2", "thief")];
    const world = createWorld({ flow, sessions: there });
    await world.otp.enrol("thief", { type: "totp" });
    assert.equal((await world.login("x")).outcome, "allowed");
    assert.notEqual((await renew(world, "thief", more)).outcome, "allowed");
    world.clock.advance(10 * 60_000);
    await world.keeper.sweep();
    assert.equal(world.alive(), "x");
    assert.equal(world.alive("thief"), "v w");
    assert.equal((await renew(world, "u1")).outcome, "allowed");
  });
}

test("the memory directory ends a session for its subject, or one that is linked to it", async () => {
  const { memory } = createWorld({ sessions: sessions("a@1 b@2") });
  const reason = "policyDenied";
  for (const about of [{ subject: "u2" }, { subject: "u2", linkedSubjects: ["u3"] }]) {
    const end = memory.endCurrentSession({ sessionId: "a", reason, ...about });
    await assert.rejects(end, { code: "notFound" });
  }
  await memory.endCurrentSession({ sessionId: "a", reason, subject: "u1" });
  await memory.endCurrentSession({
    sessionId: "b",
    reason,
    subject: "u2",
    linkedSubjects: ["u1"],
  });
  assert.deepEqual(memory.sessionsOf(["u1"]), []);
});

test("a session of a linked subject is ended where its login is denied", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.signIn("x", { subject: "u2" });
  const login = { ...world.stated("x"), subject: "u1", linkedSubjects: ["u2"] };
  const { outcome, sessionAlive } = await world.keeper.login(login);
  assert.deepEqual([outcome, sessionAlive], ["denied", undefined]);
  assert.equal(world.alive("u1", "u2"), "a");
});

test("who comes back with an ended session of a linked subject is decided anew", async () => {
  const world = createWorld({ flow: ["silent", 1], sessions: [] });
  assert.equal((await world.login("x", { subject: "u2" })).outcome, "allowed");
  assert.equal((await world.login("y", { linkedSubjects: ["u2"] })).outcome, "allowed");
  assert.equal(world.alive("u1", "u2"), "y");
  assert.deepEqual(await marks(world), { "y of u1": "admitted" });
});
