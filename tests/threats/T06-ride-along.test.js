/** @file T6: whoever left the page, was denied, or lost their mark gets no token without a decision. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, DEAD, life, startWorld } from "../oidc/world.js";

test("after leaving the page: no token by `prompt=none`, nor by SSO into another client", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const device = world.device();
  await device.signIn();

  for (const app of ["web", "tv"]) {
    const silent = await device.authorize({ app, prompt: "none" });
    assert.equal(silent.callback?.error, "interaction_required");
    assert.equal(silent.callback?.error_description, "seat_limit");
    assert.equal((await device.authorize({ app })).page?.title, "You're signed in elsewhere");
  }
  assert.deepEqual(await life(older), ALIVE);
});

test("after a denial: no session is left to ride on", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 });
  await world.signedIn(1);
  const device = world.device();
  const cookies = async () => (await device.jar.getCookies(world.issuer)).map(String);
  const { page } = await device.signIn();
  await device.visit(page?.links[0]);
  assert.equal((await world.sessions()).length, 1);
  assert.equal((await device.authorize({ prompt: "none" })).callback?.error, "login_required");
  assert.ok((await cookies()).every((cookie) => !cookie.startsWith("sk-device=")));
});

test("a denial whose session can't be ended: denied again, at every later request", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 });
  await world.signedIn(1);
  world.keeper.failToEnd();
  const device = world.device();
  const { page } = await device.signIn();
  assert.equal(page?.status, 403);
  assert.equal((await world.sessions()).length, 2);

  assert.equal((await device.authorize({ prompt: "none" })).callback?.error, "access_denied");
  assert.equal((await device.authorize()).page?.status, 403);
});

test("a lost mark costs a decision, for SSO and for refresh", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 2 });
  const [a, b] = await world.signedIn(2);
  await world.keeper.loseMarks();
  const before = world.keeper.logins.length;
  assert.deepEqual(await life(a), ALIVE);
  assert.deepEqual(await life(b), ALIVE);
  const triggers = world.keeper.logins.slice(before).map(({ trigger }) => trigger);
  assert.deepEqual(triggers, ["sso", "refresh", "sso", "refresh"]);
});

test("a refresh that the host turns away gets no token", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 2 });
  const [a, b] = await world.signedIn(2);
  world.keeper.setLimit(1);
  await world.keeper.loseMarks();
  assert.equal((await b.device.refresh(b.tokens.refresh_token)).error, "invalid_grant");
  assert.deepEqual(await life(b), DEAD);
  assert.deepEqual(await life(a), ALIVE);
});

test("a keeper that fails issues nothing", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 2 });
  const [a] = await world.signedIn(1);
  world.keeper.breakDown();
  assert.equal((await a.device.authorize({ prompt: "none" })).page?.status, 500);
  assert.equal((await a.device.refresh(a.tokens.refresh_token)).error, "server_error");
  assert.equal((await world.device().signIn()).page?.status, 500);
  assert.equal(world.faults.length, 3);
  assert.equal((await world.sessions()).length, 1);
});
