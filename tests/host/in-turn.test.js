/** @file A leg in one turn of its person: list, decision and ends with nothing of anybody else's in between. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectoryError, memoryDirectory } from "@seatkeeper/host";
import { createWorld, sessions } from "./world.js";

/** A world over a directory that takes turns, and asks for nothing else in a leg. */
function createTurns({ sessions: there = sessions("a@1"), turn = (take) => take, ...more } = {}) {
  const asked = [];
  const around = (_, { memory, clock }) => {
    const directory = memoryDirectory({ inTurn: true, now: clock.now, sessions: there });
    for (const name of ["add", "get", "remove", "sessionsOf"]) memory[name] = directory[name];
    const note =
      (name) =>
      (...given) => {
        asked.push(name);
        return (name === "inTurn" ? turn(directory.inTurn) : directory[name])(...given);
      };
    const names = ["inTurn", "listSessions", "revokeSession", "endCurrentSession"];
    return { ...directory, ...Object.fromEntries(names.map((name) => [name, note(name)])) };
  };
  return { world: createWorld({ sessions: there, around, ...more }), asked };
}

test("silent: one turn, in which the older session is listed and ended", async () => {
  const { world, asked } = createTurns({ flow: ["silent", 1] });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  assert.equal(world.alive(), "x");
  assert.deepEqual(asked, ["inTurn"]);
  const [{ receipts }] = record.visits.flatMap(({ facts }) => (facts?.receipts ? [facts] : []));
  assert.deepEqual(
    receipts.map(({ sessionId, status }) => [sessionId, status]),
    [["a", "revoked"]],
  );
  assert.equal(
    (await world.keeper.login(world.stated("x", { trigger: "refresh" }))).outcome,
    "allowed",
  );
});

test("block: the denied session ends in the turn, and nothing else does", async () => {
  const { world, asked } = createTurns({ flow: ["block", 1] });
  assert.equal((await world.login("x")).outcome, "denied");
  assert.equal(world.alive(), "a");
  assert.deepEqual(asked, ["inTurn"]);
});

/** Ends the others, and then denies all the same. */
const ENDS_AND_DENIES = {
  name: "ends and denies",
  version: 1,
  nodes: [
    { id: "force", type: "force-logout", config: {} },
    { id: "logout", type: "logout", config: {} },
  ],
  edges: [
    { source: "force", sourceHandle: "done", target: "logout" },
    { source: "force", sourceHandle: "refused", target: "logout" },
  ],
};

test("a leg that is denied has ended nobody but itself, and its record and events say nothing else", async () => {
  const { world } = createTurns({ flow: ENDS_AND_DENIES });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "denied");
  assert.equal(world.alive(), "a");
  assert.deepEqual(
    record.visits.map(({ facts }) => facts?.receipts),
    [undefined, undefined],
  );
  assert.deepEqual(
    world.events.map(({ type }) => type),
    ["loginDenied"],
  );
});

test("a login that means nothing throws, and nothing is left of its turn", async () => {
  const { world } = createTurns({ flow: ["silent", 1] });
  world.signIn("x");
  await assert.rejects(world.keeper.login(world.stated("x", { trigger: "sesame" })), {
    code: "invalidLogin",
  });
  assert.equal(world.alive(), "a x");
});

test("re-verify: whether a factor is enrolled is asked outside of the turn, and the code is settled before the next", async () => {
  const during = [];
  const turn = (take) => (who, decide) =>
    take(who, async (at) => {
      during.push("begins");
      const decided = await decide(at).finally(() => during.push("is over"));
      return decided;
    });
  const { world } = createTurns({ flow: ["reVerify", 1], turn });
  const { secret } = await world.otp.enrol("u1", { type: "totp" });
  assert.ok(secret);
  world.clock.advance(1);
  const { get } = world.store;
  world.store.get = (key) => {
    if (key.startsWith("otp/factor")) during.push("factor");
    return get(key);
  };
  const paused = await world.login("x");
  assert.equal(paused.waitingFor, "otp-verification");
  assert.equal(world.alive(), "a x");
  const within = [];
  let isIn = false;
  for (const what of during) {
    if (what === "begins") isIn = true;
    else if (what === "is over") isIn = false;
    else within.push(isIn);
  }
  assert.ok(within.length > 0 && within.every((is) => !is), during.join());
});

test("warn: the page and the answer, each leg a turn", async () => {
  const { world, asked } = createTurns({ flow: ["warn", 1] });
  const paused = await world.login("x");
  assert.equal(paused.page.devices.length, 1);
  asked.length = 0;
  assert.equal((await world.answer(paused)).outcome, "allowed");
  assert.equal(world.alive(), "x");
  assert.deepEqual(asked, ["inTurn"]);
});

for (const [mode, outcome] of [
  ["open", "allowed"],
  ["closed", "denied"],
]) {
  test(`no turn to be had: the lookup has failed, ${mode}`, async () => {
    const turn = () => async () => {
      throw new DirectoryError("forbidden", "told to");
    };
    const { world, asked } = createTurns({ flow: ["block", 1, { onLookupFailure: mode }], turn });
    const result = await world.login("x");
    assert.equal(result.outcome, outcome);
    const { lookup, why } = result.record.visits[0].facts;
    assert.deepEqual([lookup, why], ["failed", "forbidden"]);
    assert.deepEqual(asked, ["inTurn"]);
  });
}

test("no turn in time: nothing is left of it, and the lookup has failed", async () => {
  const turn = (take) => (who, decide) =>
    take(who, async (at) => {
      const decided = await decide(at);
      world.clock.advance(8_000);
      return decided;
    });
  const { world } = createTurns({ flow: ["silent", 1], turn });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  assert.equal(record.visits[0].facts.why, "timeout");
  assert.equal(world.alive(), "a x");
});

test("twenty at once, limit three: exactly three are left, whatever the dates say", async () => {
  const { world } = createTurns({ flow: ["silent", 3, { strategy: "excess" }], sessions: [] });
  const ids = Array.from({ length: 20 }, (_, index) => `s${index}`);
  for (const id of ids) world.signIn(id);
  const results = await Promise.all(ids.map((id) => world.keeper.login(world.stated(id))));
  assert.ok(results.some(({ outcome }) => outcome === "allowed"));
  assert.equal(world.alive().split(" ").length, 3);
});
