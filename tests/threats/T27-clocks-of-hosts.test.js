/** @file T27: two hosts whose clocks differ agree when a pause is over: the store's clock says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock, createWorld, START } from "../host/world.js";

const MINUTE = 60_000;
const SKEWS = [-60 * MINUTE, 60 * MINUTE];

/** This process's clock is off by `skew`, the store's is right. */
function skewed(t, skew) {
  const clock = createClock(START);
  t.mock.method(Date, "now", () => clock.now() + skew);
  const world = createWorld({ clock });
  return { world, host: world.another({ clock: undefined }) };
}

for (const skew of SKEWS) {
  test(`a host that is ${skew / MINUTE} minutes off: its pauses last as long as ever`, async (t) => {
    const { world, host } = skewed(t, skew);
    world.signIn("x");
    const login = world.stated("x");
    const paused = { login, ...(await host.login(login)) };
    assert.equal(paused.pause.expiresAt, world.clock.now() + 10 * MINUTE);
    world.clock.advance(10 * MINUTE - 1);
    await host.sweep();
    assert.equal(world.alive(), "a x", "it still waits");
    assert.equal((await world.answer(paused, undefined, host)).outcome, "allowed");
  });

  test(`a host that is ${skew / MINUTE} minutes off ends no pause of another one early or late`, async (t) => {
    const { world, host } = skewed(t, skew);
    const paused = await world.login("x");
    world.clock.advance(10 * MINUTE - 1);
    await host.sweep();
    assert.equal(world.alive(), "a x");
    world.clock.advance(1);
    await assert.rejects(world.answer(paused, undefined, host), { code: "pauseExpired" });
    assert.equal(world.alive(), "a");
  });
}
