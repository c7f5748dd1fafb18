/** @file A dry run says what a login would come to, and does nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions } from "./world.js";

const CASES = [
  { flow: ["silent", 1], would: { outcome: "allowed", end: ["a"] } },
  { flow: ["warn", 1], would: { outcome: "paused", waitingFor: "session-limit-page", end: ["a"] } },
  {
    flow: ["reVerify", 1],
    would: { outcome: "paused", waitingFor: "otp-verification", end: ["a"] },
  },
  { flow: ["block", 1], would: { outcome: "denied", reason: "policyDenied", end: [] } },
  { flow: ["block", 2], would: { outcome: "allowed", end: [] } },
];

for (const { flow, would } of CASES) {
  test(`${flow.join(" ")}: ${would.outcome}, and nothing is done, kept or told`, async () => {
    const world = createWorld({ flow, sessions: sessions("a@1") });
    world.signIn("x");
    assert.deepEqual(await world.keeper.dryRun(world.stated("x")), would);
    assert.equal(world.alive(), "a x");
    assert.deepEqual(world.store.rows(), []);
    assert.deepEqual([world.records, world.events], [[], []]);
    assert.deepEqual([...new Set(world.asked.map(({ kind }) => kind))], ["listSessions"]);
  });
}

test("the session may wait or be turned away by now: it is tried as if nothing were known", async () => {
  const world = createWorld({ flow: ["block", 1] });
  assert.equal((await world.login("x")).outcome, "denied");
  world.memory.remove("a");
  world.signIn("x");
  const renewal = world.stated("x", { trigger: "refresh", interactive: false });
  assert.deepEqual(await world.keeper.dryRun(renewal), { outcome: "allowed", end: [] });
});

test("without a session the flow's own word counts", async () => {
  const login = {
    trigger: "login",
    current: { type: "none", id: undefined, createdAt: undefined },
  };
  for (const [onNoSession, outcome] of [
    ["allow", "allowed"],
    ["deny", "denied"],
  ]) {
    const world = createWorld({ flow: ["silent", 1, { onNoSession }] });
    const stated = world.stated("x", login);
    assert.equal((await world.keeper.dryRun(stated)).outcome, outcome);
  }
});

test("a login that means nothing is refused", async () => {
  const { keeper, stated } = createWorld();
  await assert.rejects(keeper.dryRun(stated("a", { trigger: "sesame" })), { code: "invalidLogin" });
});
