/** @file T39: who knows the password and lacks the second factor takes nobody's seat, and ends nobody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { secondFactor, signInWithBoth } from "../oidc/second-factor.js";
import { ALIVE, DEAD, life, startWorld } from "../oidc/world.js";

const seat = async (device) => {
  const { callback } = await signInWithBoth(device);
  return { device, tokens: await device.exchange(callback) };
};

test("block: sessions that wait for the factor hold no seat, and are in no list", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 }, secondFactor);
  for (let thieves = 0; thieves < 3; thieves += 1) {
    const { page } = await world.device().signIn();
    assert.equal(page?.title, "Second factor");
  }
  assert.deepEqual(await world.sessions(), []);
  assert.equal(world.keeper.logins.length, 0);
  assert.deepEqual(await life(await seat(world.device())), ALIVE);
});

test("the directory calls such a session `mfaPending`, and full once the factor is proved", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 1 }, secondFactor);
  const device = world.device();
  const { page } = await device.signIn();
  const { session } = await world.provider.Interaction.find(page?.url.split("/").at(-1) ?? "");
  assert.equal((await world.directory.find(session.uid)).kind, "mfaPending");

  await page?.submit({});
  assert.equal((await world.directory.find(session.uid)).kind, "full");
  const [login] = world.keeper.logins;
  assert.equal(login.trigger, "login");
  assert.equal(login.current.id, session.uid);
});

test("a session is as old as its sign-in: one that finishes later is the newer", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 }, secondFactor);
  const early = world.device();
  const { page } = await early.signIn();
  const owner = await seat(world.device());
  const { page: after } = await page.submit({});
  assert.equal(after?.status, 403);
  assert.deepEqual(await life(owner), ALIVE);
  assert.equal((await world.sessions()).length, 1);
});

test("nor is it as old as the anonymous cookie that it began with", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 1 });
  const early = world.device();
  const { page } = await early.authorize();
  const [other] = await world.signedIn(1);
  const { callback } = await page.submit({ login: "ada", password: "correct horse" });
  const mine = { device: early, tokens: await early.exchange(callback) };
  assert.deepEqual(await life(other), DEAD);
  assert.deepEqual(await life(mine), ALIVE);
});

test("a run that waits for its person counts from then on, unlike one that waits for a factor", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 }, secondFactor);
  await seat(world.device());
  const { page } = await signInWithBoth(world.device());
  assert.equal(page?.title, "You're signed in elsewhere");
  assert.equal((await world.sessions()).length, 2);
});
