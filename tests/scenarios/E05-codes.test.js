/** @file E5.5 to E5.7: one-time passwords in a whole flow; nothing is ended before the right one, once, in time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { HOTP, Secret } from "otpauth";
import { createWorld } from "../host/world.js";

async function asked(flow = ["reVerify", 1]) {
  const world = createWorld({ flow });
  const { secret, factorId } = await world.otp.enrol("u1", { type: "hotp" });
  const token = new HOTP({ secret: Secret.fromBase32(secret), digits: 6 });
  const code = (counter) => token.generate({ counter });
  const right = new Set(Array.from({ length: 20 }, (_, counter) => code(counter)));
  const wrong = Array.from({ length: 40 }, (_, index) => `0000${index + 10}`).filter(
    (guess) => !right.has(guess),
  );
  const paused = await world.login("x");
  return { world, paused, code, wrong, factorId };
}
const give = async (world, at, code) => ({
  login: at.login,
  ...(await world.answer(at, { code })),
});

test("E5.5 three wrong codes: each counted, then turned away; nobody ended", async () => {
  const { world, paused, wrong } = await asked();
  let at = paused;
  for (const left of [2, 1]) {
    at = await give(world, at, wrong.pop());
    assert.deepEqual([at.outcome, at.reason, at.page.attemptsLeft], ["paused", "wrongCode", left]);
  }
  at = await give(world, at, wrong.pop());
  assert.deepEqual([at.outcome, at.reason], ["denied", "otpFailed"]);
  assert.equal(world.count("revokeSession"), 0);
  assert.equal(world.alive(), "a");
});

test("E5.5 two wrong codes and the right one: let in", async () => {
  const { world, paused, wrong, code } = await asked();
  const second = await give(world, paused, wrong.pop());
  const third = await give(world, second, wrong.pop());
  assert.equal((await give(world, third, code(0))).outcome, "allowed");
  assert.equal(world.alive(), "x");
});

test("E5.5 asking for the page again refills no tries", async () => {
  const { world, paused, wrong } = await asked();
  await give(world, paused, wrong.pop());
  const again = await world.keeper.login({ ...world.stated("x"), trigger: "sso" });
  assert.equal(again.page.attemptsLeft, 2);
});

test("E5.5 a stale page: the answer that it got once, no new guess", async () => {
  const { world, paused, wrong, code } = await asked();
  const [guess, other] = wrong;
  await give(world, paused, guess);
  const repeated = await give(world, paused, guess);
  assert.deepEqual([repeated.outcome, repeated.repeated], ["paused", true]);
  for (const different of [other, code(0)]) {
    await assert.rejects(give(world, paused, different), { code: "pauseReused" });
  }
  assert.equal(world.alive(), "a x");
});

test("E5.5 a right code is good once, over runs", async () => {
  const { world, paused, code } = await asked();
  assert.equal((await give(world, paused, code(0))).outcome, "allowed");
  const next = await world.login("y");
  const again = await give(world, next, code(0));
  assert.deepEqual([again.outcome, again.reason], ["paused", "wrongCode"]);
  assert.equal(world.alive(), "x y");
});

test("E5.5 the same code in two runs at once: one passes", async () => {
  const { world, paused, code } = await asked();
  const other = await world.login("y");
  const results = await Promise.all([paused, other].map((at) => give(world, at, code(0))));
  assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ["allowed", "paused"]);
});

test("E5.5 a code after the pause has expired ends nobody, and is not used up", async () => {
  const { world, paused, code } = await asked();
  world.clock.advance(600_000);
  await assert.rejects(give(world, paused, code(0)), { code: "pauseExpired" });
  assert.equal(world.alive(), "a");
  const next = await world.login("y");
  assert.equal((await give(world, next, code(0))).outcome, "allowed");
});

test("E5.5 a pause of another flow takes no code", async () => {
  const { world, paused, code } = await asked();
  const keeper = world.another({ flow: patternFlow("reVerify", 1, { name: "other" }) });
  const answered = world.answer(paused, { code: code(0) }, keeper);
  await assert.rejects(answered, { code: "pauseForeign", path: "/flow" });
  assert.equal((await give(world, paused, code(0))).outcome, "allowed");
});

test("E5.5 locked by guesses of other runs: the right code doesn't help", async () => {
  const { world, paused, wrong, code, factorId } = await asked();
  for (let count = 0; count < 5; count += 1) {
    await world.otp.verify({ subject: "u1", factorId, code: wrong[count] });
  }
  const { outcome, reason } = await give(world, paused, code(0));
  assert.deepEqual([outcome, reason], ["denied", "otpLocked"]);
  assert.equal(world.alive(), "a");
});

test("E5.6 asked for and not answered: nothing was ended, nothing revoked is asked for", async () => {
  const { world, paused } = await asked();
  assert.equal(paused.waitingFor, "otp-verification");
  assert.deepEqual(paused.page, { type: "hotp", digits: 6, attemptsLeft: 3 });
  assert.ok(paused.record.visits.every(({ type }) => type === "data-query"));
  assert.equal(world.count("revokeSession"), 0);
});

test("E5.5 nobody is asked for a code before they have proved who they are, and no try is spent", async () => {
  const { world, paused, wrong, code } = await asked();
  const unknown = { ...paused, login: { ...paused.login, authenticated: false } };
  for (const guess of wrong.slice(0, 9)) {
    await assert.rejects(give(world, unknown, guess), { code: "notAuthenticated" });
  }
  assert.equal((await give(world, paused, code(0))).outcome, "allowed");
});

test("E5.2 cancelled at the code: turned away, nobody ended", async () => {
  const { world, paused } = await asked();
  const { outcome, reason } = await world.answer(paused, { output: "cancel" });
  assert.deepEqual([outcome, reason], ["denied", "cancelled"]);
  assert.equal(world.alive(), "a");
});
