/** @file T6: a session that is denied or too late, and that could not be ended, is ended later: so many tries, and no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createWorld, sessions } from "../host/world.js";

const MINUTE = 60_000;
const PAUSE = 10 * MINUTE;
const WAIT = 10_000;
const END = "endCurrentSession";

const broken = (world, times = 1) => world.memory.fail({ request: END, error: "forbidden", times });
const renew = (world, trigger = "refresh") => world.keeper.login(world.stated("x", { trigger }));

/** Logins that end badly, while the directory can't end their session. */
const ENDINGS = {
  "denied by block": [
    ["block", 1],
    async (world) => {
      broken(world);
      return world.login("x");
    },
    "policyDenied",
  ],
  "cancelled at the page": [
    ["warn", 1],
    async (world) => {
      const paused = await world.login("x");
      broken(world);
      return world.answer(paused, { output: "cancel" });
    },
    "cancelled",
  ],
  "expired, and found so by a sweep": [
    ["warn", 1],
    async (world) => {
      await world.login("x");
      world.clock.advance(PAUSE);
      broken(world);
      await world.keeper.sweep();
      return renew(world);
    },
    "pauseExpired",
  ],
  "expired, and found so by its own renewal": [
    ["warn", 1],
    async (world) => {
      await world.login("x");
      world.clock.advance(PAUSE);
      broken(world);
      return renew(world);
    },
    "pauseExpired",
  ],
};

for (const [name, [flow, come, reason]] of Object.entries(ENDINGS)) {
  const start = async () => {
    const world = createWorld({ flow });
    const result = await come(world);
    assert.deepEqual([result.outcome, result.reason], ["denied", reason]);
    assert.equal(result.sessionAlive, true);
    assert.equal(world.alive(), "a x");
    return world;
  };

  test(`${name}: its next renewal ends it, and its record says so`, async () => {
    const world = await start();
    world.clock.advance(WAIT);
    const { outcome, reason: why, sessionAlive, token } = await renew(world);
    assert.deepEqual([outcome, why, sessionAlive], ["denied", reason, undefined]);
    assert.equal(token, undefined);
    assert.equal(world.alive(), "a");
    const record = world.records.at(-1);
    assert.deepEqual([record.outcome, record.reason], ["denied", reason]);
    assert.deepEqual(record.flags, ["endTriedAgain"]);
    assert.equal(record.visits[0].facts.denial, "ended");
    const asked = world.count(END);
    world.clock.advance(PAUSE);
    const again = await renew(world);
    assert.deepEqual([again.outcome, again.reason], ["denied", reason]);
    await world.keeper.sweep();
    assert.equal(world.count(END), asked, "what is ended is not ended again");
  });

  test(`${name}: the next sweep ends it, once over two hosts`, async () => {
    const world = await start();
    const asked = world.count(END);
    world.clock.advance(WAIT);
    await Promise.all([world.keeper.sweep(), world.another().sweep(), world.keeper.sweep()]);
    assert.equal(world.count(END) - asked, 1);
    assert.equal(world.alive(), "a");
    assert.equal((await renew(world)).sessionAlive, undefined);
  });

  test(`${name}: too soon after a failure nothing is tried, and it stays out`, async () => {
    const world = await start();
    const asked = world.count(END);
    world.clock.advance(WAIT - 1);
    await world.keeper.sweep();
    const { outcome, sessionAlive } = await renew(world);
    assert.deepEqual([outcome, sessionAlive], ["denied", true]);
    assert.equal(world.count(END), asked);
  });
}

test("a directory that fails for ever is asked twelve times, ever more rarely", async () => {
  const world = createWorld({ flow: ["block", 1] });
  broken(world, 1_000);
  await world.login("x");
  const tries = [world.clock.now()];
  for (let waited = 0; waited < 12 * 60; waited += 1) {
    world.clock.advance(MINUTE);
    const before = world.count(END);
    await renew(world);
    await world.keeper.sweep();
    assert.ok(world.count(END) - before <= 1, "one try at most, however many come");
    if (world.count(END) > before) tries.push(world.clock.now());
  }
  assert.equal(world.count(END), 12);
  const waits = tries.slice(1).map((at, index) => at - tries[index]);
  assert.ok(waits.slice(4).every((wait, index) => wait >= waits[index + 3]));
  assert.deepEqual((await renew(world)).outcome, "denied");
});

test("let in by another run meanwhile: it is not ended for the old one", async () => {
  const world = createWorld({ flow: ["block", 1] });
  broken(world);
  await world.login("x");
  for (const [key] of await world.store.rows("mark:"))
    await world.store.update(key, () => undefined);
  world.memory.remove("a");
  assert.equal((await renew(world)).outcome, "allowed");
  world.clock.advance(WAIT);
  await world.keeper.sweep();
  assert.equal(world.alive(), "x");
});

const OF_CLIENT = { field: "activeSessionCountForClient" };

test("a sweep that comes hours late still knows the flow: a session that serves another client lives on", async () => {
  for (const late of [PAUSE, 3 * PAUSE, 48 * 60 * MINUTE, 7 * 24 * 60 * MINUTE]) {
    const there = sessions("a@1").map((each) => ({ ...each, clientIds: ["tv"] }));
    const world = createWorld({ flow: ["warn", 1, OF_CLIENT], sessions: there });
    const first = await world.login("x", { clientId: "web", session: { clientIds: ["web"] } });
    assert.equal(first.outcome, "allowed");
    const login = world.stated("x", { trigger: "sso", clientId: "tv" });
    assert.equal((await world.keeper.login(login)).outcome, "paused");
    world.clock.advance(late);
    await world.keeper.sweep();
    assert.equal(world.alive(), "a x", `${late / MINUTE} minutes`);
    assert.equal(world.records.at(-1).visits[0].facts.denial, "keptElsewhere");
  }
});

test("one run that can't be expired does not keep the others", async () => {
  const world = createWorld();
  const { record } = await world.login("x");
  world.change("warn", 1, { version: 2 });
  for (const id of ["y", "z"]) assert.equal((await world.login(id)).outcome, "paused");
  const [[key]] = (await world.store.rows("flow:")).filter(([each]) =>
    each.includes(record.flow.hash),
  );
  await world.store.update(key, () => ({ name: "broken" }));
  world.clock.advance(PAUSE);
  for (let times = 0; times < 2; times += 1) {
    await world.keeper.sweep().catch(({ code }) => assert.equal(code, "flowInvalid"));
  }
  assert.equal(world.alive(), "a x");
});

test("nothing stays for ever: no run, and no flow of one", async () => {
  const world = createWorld({ flow: patternFlow("warn", 1) });
  const paused = await world.login("x");
  const stays = await world.login("y");
  assert.equal(stays.outcome, "paused");
  await assert.rejects(world.answer(paused, { output: "no such" }), { code: "answerInvalid" });
  assert.equal((await world.answer(paused, { output: "cancel" })).outcome, "denied");
  const left = async () => {
    const kinds = await Promise.all(["run:", "flow:"].map((kind) => world.store.rows(kind)));
    return kinds.map(({ length }) => length);
  };
  world.clock.advance(PAUSE + 1);
  assert.deepEqual(await left(), [1, 1], "what nobody has swept");
  world.clock.advance(8 * 24 * 60 * MINUTE);
  assert.deepEqual(await left(), [0, 0]);
});

test("a late answer looks at its own run, and searches no store", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  await world.login("other", { subject: "u2" });
  world.clock.advance(PAUSE);
  const due = () => assert.fail("the store was searched");
  const host = world.another({ store: { ...world.store, due } });
  for (let times = 0; times < 3; times += 1) {
    await assert.rejects(world.answer(paused, undefined, host), { code: "pauseExpired" });
  }
  assert.equal(world.alive(), "a");
  assert.equal(world.count(END), 1);
  const late = await host.login(world.stated("x", { trigger: "refresh" }));
  assert.deepEqual([late.outcome, late.reason], ["denied", "pauseExpired"]);
});

test("a late answer ends nobody else's run", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  world.clock.advance(PAUSE / 2);
  await world.login("y");
  world.clock.advance(PAUSE / 2);
  const login = { ...world.stated("y"), id: "stolen" };
  await assert.rejects(world.answer({ ...paused, login }), { code: "pauseExpired" });
  assert.equal(world.alive(), "a x y");
});
