/** @file A page that nobody comes back to gives its seat free: the next login finds it so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSeatkeeper, patternFlow } from "@seatkeeper/host";
import { systemClock } from "@seatkeeper/host/kit";
import { startWorld } from "./world.js";

test("after the pause, the session of an abandoned page is ended before the next decision", async (t) => {
  let late = 0;
  const now = () => Date.now() + late;
  const flow = patternFlow("warn", 1);
  const keeper = (parts) => createSeatkeeper({ ...parts, flow, clock: { ...systemClock, now } });
  const world = await startWorld(t, { keeper }, { guard: { now } });
  await world.signedIn(1);
  const { page } = await world.device().signIn();
  assert.equal(page?.title, "You're signed in elsewhere");
  assert.equal((await world.sessions()).length, 2);

  late = 11 * 60 * 1000;
  const next = await world.device().signIn();
  assert.equal(next.page?.title, "You're signed in elsewhere");
  // The first, and the one that has just come: what was abandoned is gone.
  assert.equal((await world.sessions()).length, 2);
});
