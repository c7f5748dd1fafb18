/** @file The device flow: a television that is signed in by typing its code elsewhere is a session, too. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, DEAD, life, startWorld } from "./world.js";

/** The owner types the television's code into a browser of theirs, up to the sign-in's outcome. */
async function approve(world, { verification_uri_complete: address }) {
  const browser = world.device();
  const { page: typed } = await browser.visit(address);
  const { page: asked } = await typed.submit({});
  const { page: form } = await asked.submit({ confirm: "yes" });
  const { page } = await form.submit({ login: "ada", password: "correct horse" });
  return { browser, page };
}

test("silent: the television gets its tokens, the older session is out", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 1 });
  const [older] = await world.signedIn(1);
  const tv = world.device({ client: "tv" });
  const started = await tv.startDeviceFlow();
  assert.equal((await tv.poll(started.device_code)).error, "authorization_pending");

  await approve(world, started);
  const tokens = await tv.poll(started.device_code);
  assert.equal(await tv.isActive(tokens.access_token), true);
  assert.deepEqual(await life(older), DEAD);

  const [{ id }] = await world.sessions();
  await world.directory.revokeSession({ sessionId: id, subject: "ada" });
  assert.equal((await tv.refresh(tokens.refresh_token)).error, "invalid_grant");
  assert.equal(await tv.isActive(tokens.access_token), false);
});

test("block: the television is told so, and the owner why", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 });
  const [older] = await world.signedIn(1);
  const tv = world.device({ client: "tv" });
  const started = await tv.startDeviceFlow();
  const { browser, page } = await approve(world, started);
  assert.equal(page?.title, "You are not signed in");
  await browser.visit(page.links[0]);

  assert.equal((await tv.poll(started.device_code)).error, "access_denied");
  assert.deepEqual(await life(older), ALIVE);
});

test("warn: nothing before the answer", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const tv = world.device({ client: "tv" });
  const started = await tv.startDeviceFlow();
  const { page } = await approve(world, started);
  assert.equal((await tv.poll(started.device_code)).error, "authorization_pending");
  assert.deepEqual(await life(older), ALIVE);

  await page?.submit({ output: "continue" });
  assert.ok((await tv.poll(started.device_code)).access_token);
  assert.deepEqual(await life(older), DEAD);
});
