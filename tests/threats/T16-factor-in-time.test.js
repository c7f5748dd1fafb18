/** @file T16: only a factor that was there before the run began proves anything. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOTP, Secret } from "otpauth";
import { createWorld } from "../host/world.js";

const VERIFY = ["reVerify", 1];
const enrol = async (world, subject = "u1") => {
  const { secret, factorId } = await world.otp.enrol(subject, { type: "hotp" });
  const token = new HOTP({ secret: Secret.fromBase32(secret), digits: 6 });
  return { factorId, code: (counter = 0) => token.generate({ counter }) };
};

test("enrolled before: its code ends the others", async () => {
  const world = createWorld({ flow: VERIFY });
  const { code } = await enrol(world);
  const paused = await world.login("x");
  assert.deepEqual(paused.page, { type: "hotp", digits: 6, attemptsLeft: 3 });
  assert.equal((await world.answer(paused, { code: code() })).outcome, "allowed");
  assert.equal(world.alive(), "x");
});

for (const flow of [VERIFY, ["block", 1, { rescue: "reVerify" }]]) {
  test(`${flow[0]}, no factor at all: turned away at once, nobody ended`, async () => {
    const world = createWorld({ flow });
    const { outcome, reason } = await world.login("x");
    assert.deepEqual([outcome, reason], ["denied", "otpUnavailable"]);
    assert.equal(world.alive(), "a");
  });
}

test("a host that keeps no factors at all: the same", async () => {
  const world = createWorld({ flow: VERIFY, otp: undefined });
  assert.equal((await world.login("x")).reason, "otpUnavailable");
  assert.equal(world.count("revokeSession"), 0);
});

test("somebody else's factor is none", async () => {
  const world = createWorld({ flow: VERIFY });
  await enrol(world, "u2");
  assert.equal((await world.login("x")).reason, "otpUnavailable");
});

test("enrolled in the same millisecond as the run began: not before it", async () => {
  const world = createWorld({ flow: VERIFY });
  world.signIn("x");
  await enrol(world);
  const { outcome, reason } = await world.keeper.login(world.stated("x"));
  assert.deepEqual([outcome, reason], ["denied", "otpUnavailable"]);
});

test("enrolled while the run waits: its code is not taken, the old factor's is", async () => {
  const world = createWorld({ flow: VERIFY });
  const old = await enrol(world);
  const paused = await world.login("x");
  world.clock.advance(1_000);
  const fresh = await enrol(world);
  const again = await world.answer(paused, { code: fresh.code() });
  assert.deepEqual([again.outcome, again.reason], ["paused", "wrongCode"]);
  assert.equal(world.count("revokeSession"), 0);
  const { outcome } = await world.answer({ ...again, login: paused.login }, { code: old.code() });
  assert.equal(outcome, "allowed");
});

test("the old factor is removed and a new one enrolled while the run waits: unavailable", async () => {
  const world = createWorld({ flow: VERIFY });
  const old = await enrol(world);
  const paused = await world.login("x");
  world.clock.advance(1_000);
  await world.otp.remove("u1", old.factorId);
  const fresh = await enrol(world);
  const { outcome, reason } = await world.answer(paused, { code: fresh.code() });
  assert.deepEqual([outcome, reason], ["denied", "otpUnavailable"]);
  assert.equal(world.alive(), "a");
});

test("asking for the page again doesn't begin the run anew", async () => {
  const world = createWorld({ flow: VERIFY });
  await enrol(world);
  const { login } = await world.login("x");
  world.clock.advance(1_000);
  const fresh = await enrol(world);
  const again = await world.keeper.login({ ...world.stated("x"), trigger: "sso" });
  const { reason } = await world.answer({ ...again, login }, { code: fresh.code() });
  assert.equal(reason, "wrongCode");
  assert.equal(world.count("revokeSession"), 0);
});

test("a person can't name the outcome in place of the code", async () => {
  const world = createWorld({ flow: VERIFY });
  await enrol(world);
  const paused = await world.login("x");
  for (const answer of [
    { output: "verified" },
    { output: "continue" },
    {},
    { output: "verified", code: "1" },
  ]) {
    await assert.rejects(world.answer(paused, answer), { code: "answerInvalid" });
  }
  assert.equal(world.alive(), "a x");
});
