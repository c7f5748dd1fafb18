/** @file SPEC 6: runs that wait, limits that change, reports that change nothing, and what a record holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow, PATTERNS } from "@seatkeeper/host";
import { createWorld, sessions } from "../host/world.js";

test("a waiting run keeps its flow over many changes; new logins take the one in force", async () => {
  const world = createWorld({
    flow: ["warn", 1, { strategy: "excess" }],
    sessions: sessions("a@1 b@2"),
  });
  const paused = await world.login("x");
  // More documents than a host keeps compiled.
  for (let limit = 10; limit < 40; limit += 1) {
    world.change("warn", limit);
    assert.equal((await world.login(`n${limit}`)).outcome, "allowed");
  }
  const { outcome, record } = await world.answer(paused);
  assert.deepEqual([outcome, record.flow.hash], ["allowed", paused.record.flow.hash]);
  assert.ok(!world.alive().split(" ").includes("a"));
});

test("flowGone: a host that no longer has the flow refuses, and nothing is ended", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  for (const kind of ["flow:", "run:"]) {
    for (const [key] of await world.store.rows(kind))
      await world.store.update(key, () => undefined);
    await assert.rejects(world.answer(paused), { code: "flowGone" });
  }
  assert.equal(world.alive(), "a x");
});

test("a flow of another name has no part in a waiting run", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  world.change("warn", 1, { name: "renamed" });
  await assert.rejects(world.answer(paused), { code: "pauseForeign", path: "/flow" });
});

test("a pause that expires ends its session, once, tells so, and leaves the others", async () => {
  const world = createWorld();
  await world.login("x");
  world.clock.advance(600_000);
  await Promise.all([world.keeper.sweep(), world.another().sweep(), world.keeper.sweep()]);
  assert.equal(world.alive(), "a");
  assert.equal(world.count("endCurrentSession"), 1);
  assert.equal(world.events.filter(({ type }) => type === "pauseExpired").length, 1);
  await world.keeper.sweep();
  assert.equal(world.count("endCurrentSession"), 1);
});

test("sweeping before its time ends nobody", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  world.clock.advance(599_999);
  await world.keeper.sweep();
  assert.equal(world.alive(), "a x");
  assert.equal((await world.answer(paused)).outcome, "allowed");
  world.clock.advance(600_000);
  await world.keeper.sweep();
  assert.equal(world.alive(), "x", "a run that was answered doesn't expire");
});

test("a late answer sweeps by itself", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  world.clock.advance(600_000);
  await assert.rejects(world.answer(paused), { code: "pauseExpired" });
  assert.equal(world.alive(), "a");
});

test("a login that is delivered again while it waits gets a page for the same pause", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  const again = await world.keeper.login(paused.login);
  assert.equal(again.outcome, "paused");
  assert.deepEqual(again.page, paused.page);
  assert.equal((await world.answer({ ...paused, pause: again.pause })).outcome, "allowed");
  assert.deepEqual(await world.answer(paused), { outcome: "allowed", repeated: true });
  assert.equal((await world.keeper.login(paused.login)).outcome, "allowed");
});

test("the same for a pending session", async () => {
  const world = createWorld();
  const login = { ...world.stated("x"), current: { type: "pending", at: world.clock.now() } };
  const paused = { login, ...(await world.keeper.login(login)) };
  const again = { login, ...(await world.keeper.login(login)) };
  assert.deepEqual(again.page, paused.page);
  assert.equal((await world.answer(again)).outcome, "allowed");
  assert.equal((await world.answer(paused)).repeated, true);
  assert.equal(world.alive(), "");
});

const WOULD = {
  silent: { outcome: "allowed", end: ["a", "b"] },
  warn: { outcome: "paused", end: ["a", "b"], waitingFor: "session-limit-page" },
  reVerify: { outcome: "paused", end: ["a", "b"], waitingFor: "otp-verification" },
  block: { outcome: "denied", end: [], reason: "policyDenied" },
};
for (const pattern of PATTERNS) {
  test(`reportOnly: ${pattern} does nothing and says what it would have done`, async () => {
    const flow = [pattern, 1, { reportOnly: true }];
    const world = createWorld({ flow, sessions: sessions("a@1 b@2") });
    const { outcome, record } = await world.login("x");
    assert.equal(outcome, "allowed");
    assert.equal(record.reportOnly, true);
    assert.deepEqual(record.would, WOULD[pattern]);
    assert.deepEqual(world.events, []);
    assert.equal(world.count("revokeSession") + world.count("endCurrentSession"), 0);
    assert.equal(world.alive(), "a b x");
    const below = createWorld({ flow: [pattern, 9, { reportOnly: true }] });
    assert.deepEqual((await below.login("x")).record.would, { outcome: "allowed", end: [] });
  });
}

test("reportOnly: excess would end the oldest", async () => {
  const flow = ["silent", 2, { reportOnly: true, strategy: "excess" }];
  const world = createWorld({ flow, sessions: sessions("a@1 b@2 c@3") });
  assert.deepEqual((await world.login("x")).record.would, { outcome: "allowed", end: ["a", "b"] });
});

test("a record: each node with its output, requests and their durations; no more than is listed", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  await world.answer(paused);
  assert.equal(world.records.length, 2);
  const [first, second] = world.records;
  assert.equal(first.run, second.run);
  assert.deepEqual(first.flow, { name: "warn", version: 1, hash: second.flow.hash });
  const names = ["run", "loginId", "flow", "at", "outcome", "openAdmission", "flags", "visits"];
  for (const record of world.records) assert.deepEqual(Object.keys(record), names);
  const path = ({ visits }) => visits.map(({ node, output }) => `${node} ${output}`);
  assert.deepEqual(path(first), ["query true"]);
  assert.deepEqual(path(second), [
    "page continue",
    "force-logout done",
    "token done",
    "success null",
  ]);
  const { requests, facts } = second.visits[1];
  assert.deepEqual(requests, [
    { type: "listSessions", attempts: 1, ms: 0 },
    { type: "revokeSession", attempts: 1, ms: 0 },
  ]);
  assert.deepEqual(facts.receipts, [{ sessionId: "a", status: "revoked", refreshTokens: true }]);
});

test("explain: false leaves the sessions out of the record; the decision is the same", async () => {
  const world = createWorld({ flow: ["block", 1, { explain: false }] });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "denied");
  assert.equal(record.visits[0].facts.sessions, undefined);
  assert.equal(record.visits[0].facts.activeSessionCount, 1);
});

test("a listener that throws changes no decision", async () => {
  const broken = () => {
    throw new Error("no disk");
  };
  const world = createWorld({ flow: ["silent", 1], onRecord: broken, onEvent: broken });
  assert.equal((await world.login("x")).outcome, "allowed");
  assert.equal(world.alive(), "x");
});

test("what the token is to carry reaches the engine, with allowed only", async () => {
  const accessToken = { claims: { seats: 2 } };
  const allowed = createWorld({ flow: ["silent", 1, { accessToken }] });
  assert.deepEqual((await allowed.login("x")).token, accessToken);
  const denied = createWorld({ flow: ["block", 1, { accessToken }] });
  assert.ok(!("token" in (await denied.login("x"))));
  const paused = createWorld({ flow: ["warn", 1, { accessToken }] });
  const page = await paused.login("x");
  assert.ok(!("token" in page));
  assert.deepEqual((await paused.answer(page)).token, accessToken);
});

test("E8.8 two flows on one person side by side: no state is shared", async () => {
  const world = createWorld({ flow: ["warn", 1, { name: "one" }] });
  const other = world.another({ flow: patternFlow("warn", 1, { name: "two" }) });
  const paused = await world.login("x");
  const login = world.stated("x", { trigger: "sso" });
  const second = { login, ...(await other.login(login)) };
  assert.notEqual(second.record.run, paused.record.run);
  assert.equal((await world.answer(paused, { output: "continue" })).outcome, "allowed");
  const renewed = await other.login(world.stated("x", { trigger: "refresh" }));
  assert.equal(renewed.outcome, "paused", "the other flow still waits for its own answer");
  assert.equal((await world.answer(second, undefined, other)).outcome, "allowed");
});

test("E9.5 E9.6 Logout after the session is gone is a success, and says nothing of being alive", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  world.memory.remove("x");
  const denied = await world.answer(paused, { output: "cancel" });
  assert.deepEqual([denied.outcome, denied.sessionAlive], ["denied", undefined]);
  assert.equal(denied.record.visits.at(-1).facts.denial, "ended");
});

test("E6.7 a device id that everybody shares is flagged", async () => {
  const device = { id: "same" };
  const there = sessions("a@1 b@2 c@3").map((session) => ({ ...session, device }));
  const flow = ["block", 9, { sameDevice: "replace" }];
  const world = createWorld({ flow, sessions: there });
  const { record } = await world.login("x", {
    device: { ...device, trusted: true },
    session: { device },
  });
  assert.equal(record.visits[0].facts.constantDevice, true);
});

test("E6.4 E6.8 an unknown kind and a date from the future are flagged", async () => {
  const world = createWorld({ flow: ["block", 9] });
  world.memory.add({ id: "k", subject: "u1", createdAt: 1_800_000_000_000, kind: "hologram" });
  world.memory.add({ id: "f", subject: "u1", createdAt: world.clock.now() + 400_000 });
  const { record } = await world.login("x");
  const flags = Object.fromEntries(
    record.visits[0].facts.sessions
      .filter(({ flags: some }) => some)
      .map(({ id, flags: some }) => [id, some]),
  );
  assert.deepEqual(flags, { k: ["unknownKind"], f: ["createdInFuture"] });
});
