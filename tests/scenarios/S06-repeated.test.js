/** @file SPEC 6: whoever repeats a login or an answer is told what came of it, and that it is a repetition. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld } from "../host/world.js";

const same = ({ outcome, reason, class: kind }) => ({ outcome, reason, kind });

for (const [name, flow, outcome] of [
  ["let in", ["silent", 1], "allowed"],
  ["denied", ["block", 1], "denied"],
  ["paused at a page", ["warn", 1], "paused"],
  ["paused at a code", ["reVerify", 1], "paused"],
]) {
  test(`a login that was ${name}, again: so it is said, here and at another host`, async () => {
    const world = createWorld({ flow });
    await world.otp.enrol("u1", { type: "totp" });
    const first = await world.login("x");
    assert.deepEqual([first.outcome, first.repeated], [outcome, undefined]);
    for (const host of [world.keeper, world.another()]) {
      const again = await host.login(first.login);
      assert.equal(again.repeated, true);
      assert.deepEqual(same(again), same(first));
    }
  });
}

const ENDS = {
  "went on": [{ output: "continue" }, "allowed"],
  cancelled: [{ output: "cancel" }, "denied"],
};
for (const [name, [answer, outcome]] of Object.entries(ENDS)) {
  test(`the login and the answer of a run that ${name}, again`, async () => {
    const world = createWorld();
    const paused = await world.login("x");
    const first = await world.answer(paused, answer);
    assert.deepEqual([first.outcome, first.repeated], [outcome, undefined]);
    for (const host of [world.keeper, world.another()]) {
      for (const again of [
        await world.answer(paused, answer, host),
        await host.login(paused.login),
      ]) {
        assert.equal(again.repeated, true);
        assert.deepEqual(same(again), same(first));
      }
    }
  });
}

test("the login of a run that has expired, again", async () => {
  const world = createWorld({ flow: ["warn", 1, { pauseMs: 1_000 }] });
  const paused = await world.login("x");
  world.clock.advance(1_000);
  for (const turn of [1, 2]) {
    const { outcome, reason, repeated } = await world.keeper.login(paused.login);
    assert.deepEqual([outcome, reason, repeated], ["denied", "pauseExpired", true], `${turn}`);
  }
});

test("a wrong code, again: it waits on, and that it was repeated is said", async () => {
  const world = createWorld({ flow: ["reVerify", 1] });
  await world.otp.enrol("u1", { type: "totp" });
  const paused = await world.login("x");
  const first = await world.answer(paused, { code: "nodigits" });
  assert.deepEqual([first.outcome, first.reason], ["paused", "wrongCode"]);
  const again = await world.answer(paused, { code: "nodigits" });
  assert.deepEqual(again, { outcome: "paused", reason: "wrongCode", repeated: true });
});

test("a renewal is no repetition", async () => {
  for (const flow of [
    ["silent", 1],
    ["block", 1],
    ["warn", 1],
  ]) {
    const world = createWorld({ flow });
    await world.login("x");
    const renewed = await world.keeper.login(world.stated("x", { trigger: "refresh" }));
    assert.equal(renewed.repeated, undefined);
  }
});
