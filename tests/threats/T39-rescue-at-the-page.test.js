/** @file T39: over HTTP, too, a thief who holds every seat keeps out nobody who has a one-time password. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, DEAD, life, startWorld } from "../oidc/world.js";

const RESCUE = { pattern: "block", limit: 2, rescue: true };

test("the owner's code makes room for one; the thief without one stays out", async (t) => {
  const world = await startWorld(t, RESCUE);
  const seats = await world.signedIn(2);
  const thief = await world.device().signIn();
  assert.equal(thief.page?.title, "Confirm that it's you");
  await thief.page?.submit({ output: "cancel" });

  const owner = world.device();
  const { page } = await owner.signIn();
  const { callback } = await page.submit({ code: world.keeper.code() });
  seats.push({ device: owner, tokens: await owner.exchange(callback) });
  assert.deepEqual(await Promise.all(seats.map(life)), [DEAD, ALIVE, ALIVE]);
});

test("a denial says that it is no failed sign-in, and the next right password is as good", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 });
  const [holder] = await world.signedIn(1);
  for (let tries = 0; tries < 3; tries += 1) {
    const { page } = await world.device().signIn();
    assert.equal(page?.status, 403);
    assert.match(page?.text ?? "", /does not count as a failed sign-in/);
  }
  const { page } = await holder.device.visit("/session/end");
  await page?.submit({ logout: "yes" });
  assert.ok((await world.device().tokens()).access_token);
});
