/** @file A session that goes to another client is a login there, each time, until that client has let it in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSeatkeeper, patternFlow } from "@seatkeeper/host";
import { life, ALIVE, startWorld } from "./world.js";

const flow = patternFlow("block", 1, { field: "activeSessionCountForClient" });
const keeper = (parts) => createSeatkeeper({ ...parts, flow });

/** One person at the television, another at the webshop who wants to go there too. */
async function taken(t) {
  const world = await startWorld(t, { keeper });
  await world.device().signIn("ada", "correct horse", { app: "tv" });
  const device = world.device();
  return { world, seat: { device, tokens: await device.tokens() } };
}

test("asking again and again changes nothing: refused there, alive where it was", async (t) => {
  const { seat } = await taken(t);
  for (let tries = 0; tries < 3; tries += 1) {
    const { callback } = await seat.device.authorize({ app: "tv", prompt: "none" });
    assert.equal(callback?.error, "access_denied");
  }
  const { page } = await seat.device.authorize({ app: "tv" });
  assert.equal(page?.status, 403);
  assert.deepEqual(await life(seat), ALIVE);
});

test("proving the password again does not make the client an old one", async (t) => {
  const { seat } = await taken(t);
  const { page } = await seat.device.authorize({ app: "tv", prompt: "login" });
  const after = await page.submit({ login: "ada", password: "correct horse" });
  assert.equal(after.page?.status, 403);
});

test("a client that has let the session in lets it in again", async (t) => {
  const world = await startWorld(t, { keeper });
  const device = world.device();
  await device.tokens();
  for (let times = 0; times < 2; times += 1) {
    assert.ok((await device.authorize({ app: "tv", prompt: "none" })).callback?.code);
  }
});
