/** @file T3: a login that was refused while its session was kept for another client is not let in by being delivered again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createWorld, sessions } from "../host/world.js";

const PAUSE = 60 * 1000;
const OF_CLIENT = { field: /** @type {const} */ ("activeSessionCountForClient"), pauseMs: PAUSE };
const FLOW = patternFlow("warn", 1, OF_CLIENT);

/** A session that `web` has let in comes to `tv`, where somebody is already, and waits. */
async function arriving() {
  const there = sessions("a@1").map((each) => ({ ...each, clientIds: ["tv"] }));
  const world = createWorld({ flow: FLOW, sessions: there });
  await world.login("x", { clientId: "web", session: { clientIds: ["web"] } });
  const login = world.stated("x", { trigger: "sso", clientId: "tv" });
  const paused = await world.keeper.login(login);
  assert.equal(paused.outcome, "paused");
  return { world, login, paused };
}

const REFUSALS = {
  "its person cancelled": async ({ world, login, paused }) => {
    const denied = await world.answer({ login, ...paused }, { output: "cancel" });
    assert.deepEqual([denied.outcome, denied.reason], ["denied", "cancelled"]);
    return "cancelled";
  },
  "nobody answered in time": async ({ world }) => {
    world.clock.advance(PAUSE);
    await world.keeper.sweep();
    return "pauseExpired";
  },
};

for (const [how, refuse] of Object.entries(REFUSALS)) {
  test(`${how}: delivered again, by this host or another, it is denied for the same reason`, async () => {
    const { world, login, paused } = await arriving();
    const reason = await refuse({ world, login, paused });
    assert.equal(world.alive(), "a x", "the session serves another client");
    for (const keeper of [world.keeper, world.another()]) {
      const again = await keeper.login(login);
      assert.deepEqual([again.outcome, again.reason, again.token], ["denied", reason, undefined]);
    }
    // What its session had before, it has still.
    const renewal = world.stated("x", { trigger: "refresh", clientId: "web" });
    assert.equal((await world.keeper.login(renewal)).outcome, "allowed");
  });
}
