/** @file T27: the time that a caller states moves neither pauses nor one-time passwords, nor what is remembered. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { createWorld } from "../host/world.js";

const HOUR = 3_600_000;
const SKEWS = [-HOUR, HOUR, -10 * 365 * 24 * HOUR];

for (const skew of SKEWS) {
  test(`a caller's now is off by ${skew / HOUR} hours: a pause lasts as long as ever`, async () => {
    const world = createWorld();
    world.signIn("x");
    const login = world.stated("x", { now: world.clock.now() + skew });
    const { pause } = await world.keeper.login(login);
    assert.equal(pause.expiresAt, world.clock.now() + 600_000);
    world.clock.advance(600_000);
    const answer = { output: "continue" };
    const late = { token: pause.token, answer, login: { ...login, now: login.now } };
    await assert.rejects(world.keeper.resume(late), { code: "pauseExpired" });
    assert.equal(world.alive(), "a", "and what waited was ended");
  });

  test(`the same, in time: it is resumed`, async () => {
    const world = createWorld();
    const paused = await world.login("x");
    world.clock.advance(599_999);
    const login = { ...paused.login, now: world.clock.now() + Math.max(skew, -HOUR) };
    const { token } = paused.pause;
    const resumed = await world.keeper.resume({ token, answer: { output: "continue" }, login });
    assert.equal(resumed.outcome, "allowed");
  });

  test(`the same for codes: the store's clock says which one is good`, async () => {
    const world = createWorld({ flow: ["reVerify", 1] });
    const { secret } = await world.otp.enrol("u1", { type: "totp" });
    const codeAt = (timestamp) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
    const paused = await world.login("x");
    const login = { ...paused.login, now: world.clock.now() + skew };
    const { token } = paused.pause;
    const give = (from, code) =>
      world.keeper.resume({ token: from.pause?.token ?? token, answer: { code }, login });
    const again = await give(paused, codeAt(login.now));
    assert.equal(again.reason, "wrongCode");
    assert.equal((await give(again, codeAt(world.clock.now()))).outcome, "allowed");
  });

  test(`the same for a login that is delivered again: it is remembered all the same`, async () => {
    const world = createWorld({ flow: ["silent", 1] });
    const { login } = await world.login("x");
    const again = { ...login, now: login.now + skew };
    assert.equal((await world.keeper.login(again)).repeated, true);
    world.clock.advance(600_000);
    assert.equal(
      (await world.keeper.login(login)).repeated,
      undefined,
      "ten minutes, by the store",
    );
  });
}

test("a caller's date of its own session: the directory's own date decides", async () => {
  const world = createWorld({ flow: ["silent", 1] });
  const there = world.memory.get("a");
  world.signIn("x");
  const backdated = { createdAt: there.createdAt - 1 };
  const { outcome, record } = await world.keeper.login(world.stated("x", { current: backdated }));
  assert.equal(outcome, "allowed");
  assert.equal(record.visits[0].facts.activeSessionCount, 1);
  assert.equal(world.alive(), "x");
});

test("nor does a late date make an old session the newest", async () => {
  const world = createWorld({ flow: ["silent", 1], sessions: [] });
  world.signIn("old");
  world.signIn("young");
  const late = { createdAt: world.clock.now() + 1_000 };
  const { record } = await world.keeper.login(world.stated("old", { current: late }));
  assert.equal(record.visits[0].facts.activeSessionCount, 0);
  assert.equal(world.alive(), "old young");
});
