/** @file How the host asks a directory: again after a while, within its budget, a few at a time, and each list once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions, START } from "../host/world.js";

const failing = (request, error, times, more) => ({ request, error, times, ...more });

test("a passing fault is tried three times, waiting longer each time", async () => {
  for (const error of ["unavailable", "rateLimited", "timeout"]) {
    const world = createWorld({ flow: ["block", 1] });
    world.memory.fail(failing("listSessions", error, 2));
    const { outcome, record } = await world.login("x");
    assert.equal(outcome, "denied");
    assert.deepEqual(world.clock.slept, [100, 200]);
    const [{ requests }] = record.visits;
    assert.deepEqual(requests, [{ type: "listSessions", attempts: 3, ms: 300 }]);
  }
});

test("a fault that lasts is given up after three", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.memory.fail(failing("listSessions", "unavailable", 9));
  const { record } = await world.login("x");
  assert.equal(world.count("listSessions"), 3);
  const [{ requests }] = record.visits;
  assert.deepEqual(requests, [
    { type: "listSessions", attempts: 3, ms: 300, error: "unavailable" },
  ]);
});

for (const error of ["forbidden", "notFound", "invalid"]) {
  test(`${error} is not tried again`, async () => {
    const world = createWorld({ flow: ["block", 1] });
    world.memory.fail(failing("listSessions", error, 9));
    await world.login("x");
    assert.deepEqual([world.count("listSessions"), world.clock.slept], [1, []]);
  });
}

test("the directory says how long to wait, and is believed", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.memory.fail(failing("listSessions", "rateLimited", 1, { retryAfterMs: 1_500 }));
  world.memory.fail(failing("listSessions", "rateLimited", 1, { retryAfterMs: 0 }));
  assert.equal((await world.login("x")).outcome, "denied");
  assert.deepEqual(world.clock.slept, [1_500, 0]);
});

test("a wait that would end after the budget is not begun", async () => {
  for (const [retryAfterMs, tries] of [
    [7_999, 2],
    [8_000, 1],
    [Infinity, 3],
    [3_600_000, 1],
  ]) {
    const world = createWorld({ flow: ["block", 1] });
    const fault = { request: "listSessions", error: "rateLimited", retryAfterMs };
    world.memory.fail({ ...fault, times: 9 });
    const began = world.clock.now();
    await world.login("x");
    assert.equal(world.count("listSessions"), tries, `${retryAfterMs}`);
    assert.ok(world.clock.now() - began <= 8_001);
  }
});

test("no more than four ends at once, and all of them are done", async () => {
  let running = 0;
  let most = 0;
  const around = (directory) => ({
    ...directory,
    async revokeSession(request) {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return directory.revokeSession(request);
    },
  });
  const there = Array.from({ length: 50 }, (_, index) => ({
    id: `s${index}`,
    subject: "u1",
    createdAt: START - 9_000 + index,
  }));
  const world = createWorld({ flow: ["silent", 1], sessions: there, around });
  await world.login("x");
  assert.equal(most, 4);
  assert.equal(world.alive(), "x");
});

test("one leg lists once; after a pause the list is read again", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  assert.equal(world.count("listSessions"), 1, "the query's list serves the page too");
  await world.answer(paused);
  assert.equal(world.count("listSessions"), 2);
});

test("no timer is left when a leg is over, however it ended", async () => {
  for (const pattern of ["warn", "silent", "reVerify", "block"]) {
    const world = createWorld({ flow: [pattern, 1] });
    world.memory.fail(failing("listSessions", "unavailable", 1));
    await world.login("x");
    assert.equal(world.clock.waiting(), 0);
    await world.keeper.sweep();
    assert.equal(world.clock.waiting(), 0);
  }
});

test("a directory is asked for all subjects at once, each named once", async () => {
  const world = createWorld({ flow: ["silent", 1], sessions: sessions("a@1") });
  await world.login("x", { linkedSubjects: ["u2", "u1", "u2"] });
  const [{ subjects }] = world.asked.filter(({ kind }) => kind === "listSessions");
  assert.deepEqual(subjects, ["u1", "u2"]);
});

test("what a receipt and a denial say comes from the directory", async () => {
  const around = (directory) => ({
    ...directory,
    async revokeSession(request) {
      await directory.revokeSession(request);
      return { refreshTokens: false, residualAccessUntil: START + 60_000, secret: "s" };
    },
  });
  const world = createWorld({ flow: ["silent", 1], around });
  const { record } = await world.login("x");
  const row = { sessionId: "a", status: "revoked", refreshTokens: false };
  assert.deepEqual(record.visits[1].facts.receipts, [
    { ...row, residualAccessUntil: START + 60_000 },
  ]);
});
