/** @file T33: re-verify let somebody in though an older session could not be ended: the next renewal is decided as a login. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOTP, Secret } from "otpauth";
import { createWorld } from "../host/world.js";

/** Proved, and let in by the open mode: `a` is still there. */
async function letIn(flow = ["reVerify", 1]) {
  const world = createWorld({ flow });
  const { secret } = await world.otp.enrol("u1", { type: "hotp" });
  const token = new HOTP({ secret: Secret.fromBase32(secret), digits: 6 });
  const paused = await world.login("x");
  world.memory.fail({ request: "revokeSession", error: "forbidden" });
  const { outcome, record } = await world.answer(paused, { code: token.generate({ counter: 0 }) });
  assert.deepEqual([outcome, record.openAdmission], ["allowed", true]);
  assert.equal(world.alive(), "a x");
  return { world, token };
}

const renew = (world, more) => world.keeper.login(world.stated("x", more));

for (const trigger of ["sso", "stepUp", "login"]) {
  test(`a ${trigger} that can show a page is asked for a code again, and ends what is left after it`, async () => {
    const { world, token } = await letIn();
    const login = world.stated("x", { trigger });
    const paused = { login, ...(await world.keeper.login(login)) };
    assert.deepEqual([paused.outcome, paused.waitingFor], ["paused", "otp-verification"]);
    assert.equal(world.alive(), "a x", "nothing is ended before the proof");
    const code = token.generate({ counter: 1 });
    assert.equal((await world.answer(paused, { code })).outcome, "allowed");
    assert.equal(world.alive(), "x");
    const after = await renew(world, { trigger: "refresh", interactive: false });
    assert.equal(after.outcome, "allowed");
  });
}

test("a refresh in the background can't prove anything: turned away, and its session ended", async () => {
  const { world } = await letIn();
  const { outcome, reason } = await renew(world, { trigger: "refresh", interactive: false });
  assert.deepEqual([outcome, reason], ["denied", "notInteractive"]);
  assert.equal(world.alive(), "a");
});

test("with `whenNonInteractive: allow` it goes on, and nothing is ended", async () => {
  const { world } = await letIn(["reVerify", 1, { whenNonInteractive: "allow" }]);
  for (const turn of [1, 2]) {
    const { outcome } = await renew(world, { trigger: "refresh", interactive: false });
    assert.equal(outcome, "allowed", `${turn}`);
    assert.equal(world.alive(), "a x");
  }
});
