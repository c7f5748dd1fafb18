/** @file T34: however many sessions one login ends: all in one decision, four at a time, inside the budget. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, START } from "../host/world.js";

const many = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    subject: "u1",
    createdAt: START - 9_000_000 + index,
  }));

/** Each end takes so long by the test's clock; `most` is how many ran at once. */
function slow(ms) {
  const seen = { running: 0, most: 0, begun: 0 };
  const around = (directory, { clock }) => ({
    ...directory,
    async revokeSession(request) {
      seen.begun += 1;
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(ms);
      seen.running -= 1;
      return directory.revokeSession(request);
    },
  });
  return { seen, around };
}

test("E4 300 live, N=5, excess: all 295 in one decision", async () => {
  const flow = ["silent", 5, { strategy: "excess" }];
  const world = createWorld({ flow, sessions: many(299) });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  assert.equal(record.visits[1].facts.receipts.length, 295);
  assert.equal(world.alive().split(" ").length, 5);
});

test("10,000 live, the newcomer among them: all others end, no more than four at a time", async () => {
  const { seen, around } = slow(0);
  const world = createWorld({ flow: ["silent", 1], sessions: many(9_999), around });
  const { outcome, record } = await world.login("x");
  assert.deepEqual([outcome, record.openAdmission], ["allowed", false]);
  assert.equal(world.alive(), "x");
  assert.deepEqual([seen.begun, seen.most], [9_999, 4]);
});

test("an engine that knows its directory's rate says how many at a time", async () => {
  const { seen, around } = slow(0);
  const world = createWorld({ flow: ["silent", 1], sessions: many(40), around, atOnce: 10 });
  await world.login("x");
  assert.deepEqual([seen.begun, seen.most], [40, 10]);
});

test("when the budget is over nothing more is asked; what is left failed, and the next login ends it", async () => {
  const { seen, around } = slow(100);
  const world = createWorld({ flow: ["silent", 1], sessions: many(1_000), around });
  const began = world.clock.now();
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  assert.ok(world.clock.now() - began <= 8_500, `${world.clock.now() - began} ms`);
  assert.ok(seen.begun <= 84, `${seen.begun} ends were begun`);
  assert.equal(seen.most, 4);
  const { receipts } = record.visits[1].facts;
  const failed = receipts.filter(({ status }) => status === "failed");
  assert.equal(receipts.length, 1_000, "each has its row");
  assert.ok(failed.length >= 916);
  assert.ok(failed.every(({ cause }) => cause === "timeout"));
  assert.equal(record.openAdmission, true, "so it is decided again at the next renewal");

  const before = world.alive().split(" ").length;
  await world.keeper.login(world.stated("x", { trigger: "refresh" }));
  assert.ok(world.alive().split(" ").length < before);
});

test("closed, and the budget over: turned away, and nothing more is asked of the directory", async () => {
  const { seen, around } = slow(100);
  const flow = ["silent", 1, { onRevokeFailure: "closed" }];
  const world = createWorld({ flow, sessions: many(1_000), around });
  const { outcome, reason, sessionAlive } = await world.login("x");
  assert.deepEqual([outcome, reason, sessionAlive], ["denied", "revokeFailed", true]);
  assert.ok(seen.begun <= 84);
  assert.equal(world.count("endCurrentSession"), 0);
  world.clock.advance(10_000);
  await world.keeper.sweep();
  assert.ok(!world.alive().split(" ").includes("x"), "its own end follows");
});
