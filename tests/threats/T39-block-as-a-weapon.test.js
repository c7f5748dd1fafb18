/** @file T39: a thief holds every seat under block; the owner with a one-time password gets in all the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, lintFlow, patternFlow } from "@seatkeeper/host";
import { HOTP, Secret } from "otpauth";
import { createWorld, sessions } from "../host/world.js";

const SEATS = sessions("thief1@1 thief2@2 thief3@3");

test("with the rescue the owner's code makes room for one", async () => {
  const world = createWorld({ flow: ["block", 3, { rescue: "reVerify" }], sessions: SEATS });
  const { secret } = await world.otp.enrol("u1", { type: "hotp" });
  const code = new HOTP({ secret: Secret.fromBase32(secret), digits: 6 }).generate({ counter: 0 });
  const paused = await world.login("owner");
  assert.equal(paused.waitingFor, "otp-verification");
  assert.equal(world.alive(), "owner thief1 thief2 thief3");
  assert.equal((await world.answer(paused, { code })).outcome, "allowed");
  assert.equal(world.alive(), "owner thief2 thief3");
});

test("the thief without a code gets no further seat by it", async () => {
  const world = createWorld({ flow: ["block", 3, { rescue: "reVerify" }], sessions: SEATS });
  await world.otp.enrol("u1", { type: "hotp" });
  const paused = await world.login("thief4");
  const { outcome, reason } = await world.answer(paused, { output: "cancel" });
  assert.deepEqual([outcome, reason], ["denied", "cancelled"]);
  assert.equal(world.alive(), "thief1 thief2 thief3");
});

test("without the rescue the lint says what it means", async () => {
  const lint = async (options) => {
    const found = lintFlow(await compileFlow(patternFlow("block", 3, options)));
    return found.map(({ code }) => code);
  };
  assert.deepEqual(await lint(), ["blockWithoutRescue"]);
  assert.deepEqual(await lint({ rescue: "reVerify" }), []);
});

test("a denial is policy: its class says so, in the result, the record and the event", async () => {
  const world = createWorld({ flow: ["block", 3], sessions: SEATS });
  for (const id of ["x", "y"]) {
    const result = await world.login(id);
    assert.equal(result.class, "policyDenied");
    assert.equal(result.record.visits.at(-1).facts.class, "policyDenied");
    for (const name of ["token", "pause", "page"]) assert.ok(!(name in result));
  }
  const denied = { type: "loginDenied", class: "policyDenied" };
  assert.deepEqual(world.events, [denied, denied]);
});

test("seats of unfinished logins are free again when their pause expires", async () => {
  const world = createWorld({ flow: ["block", 3, { rescue: "reVerify" }], sessions: SEATS });
  await world.otp.enrol("u1", { type: "hotp" });
  await world.login("thief4");
  for (const { id } of SEATS.slice(1)) world.memory.remove(id);
  assert.equal((await world.login("early")).outcome, "allowed");
  assert.equal(
    (await world.login("owner")).outcome,
    "paused",
    "three are there: one of them waits",
  );
  world.clock.advance(600_000);
  await world.keeper.sweep();
  assert.equal(world.alive(), "early thief1");
  assert.equal((await world.login("later")).outcome, "allowed");
});
