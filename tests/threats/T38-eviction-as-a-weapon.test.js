/** @file T38: with re-verify a thief who knows the password puts nobody out; the owner is told of every end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOTP, Secret } from "otpauth";
import { createWorld, sessions } from "../host/world.js";

async function withOwner(flow) {
  const world = createWorld({ flow, sessions: sessions("owner@1") });
  const { secret } = await world.otp.enrol("u1", { type: "hotp" });
  const token = new HOTP({ secret: Secret.fromBase32(secret), digits: 6 });
  return { world, code: (counter) => token.generate({ counter }) };
}

test("ten thieves, three guesses each: the owner's session lives", async () => {
  const { world, code } = await withOwner(["reVerify", 1]);
  const right = new Set(Array.from({ length: 10 }, (_, counter) => code(counter)));
  const wrong = Array.from({ length: 100 }, (_, index) => String(index).padStart(6, "0"));
  const guesses = wrong.filter((guess) => !right.has(guess));
  const reasons = [];
  for (let thief = 0; thief < 10; thief += 1) {
    let at = await world.login(`thief${thief}`);
    const { login } = at;
    while (at.outcome === "paused") {
      at = { login, ...(await world.answer(at, { code: guesses.pop() })) };
    }
    assert.equal(at.outcome, "denied");
    reasons.push(at.reason);
  }
  assert.deepEqual([...new Set(reasons)], ["otpFailed", "otpLocked"]);
  assert.equal(world.alive(), "owner");
  assert.equal(world.count("revokeSession"), 0);
});

test("the owner with the code ends the thief, who came in before a factor was asked for", async () => {
  const { world, code } = await withOwner(["silent", 1]);
  await world.login("thief");
  assert.equal(world.alive(), "thief");
  world.change("reVerify", 1);
  const back = await world.login("back");
  assert.equal((await world.answer(back, { code: code(0) })).outcome, "allowed");
  assert.equal(world.alive(), "back");
});

test("each ended session gets one event with its reason, and the newcomer's device coarsely", async () => {
  const world = createWorld({ flow: ["silent", 1], sessions: sessions("owner@1 other@2") });
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const device = { id: "d1", ip: "203.0.113.77", userAgent };
  const { login } = await world.login("thief", { device });
  const by = { browser: "Firefox", os: "Linux" };
  const reason = { code: "displacedByLogin", at: login.now, by };
  assert.deepEqual(
    world.events,
    ["owner", "other"].map((sessionId) => ({
      type: "sessionDisplaced",
      sessionId,
      subject: "u1",
      reason,
    })),
  );
});

test("a session that had gone already, or could not be ended, is no event", async () => {
  const world = createWorld({ flow: ["silent", 1], sessions: sessions("a@1 b@2") });
  world.memory.fail({ request: "revokeSession", error: "forbidden", sessionId: "a" });
  world.memory.fail({ request: "revokeSession", error: "notFound", sessionId: "b" });
  await world.login("x");
  assert.deepEqual(
    world.events.filter(({ type }) => type === "sessionDisplaced"),
    [],
  );
});
