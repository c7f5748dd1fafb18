/** @file T26: no refresh token outlives its session, so none is missing from the list. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startWorld } from "../oidc/world.js";

test("a refresh token dies with its session, also by logging out", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 100 });
  const [{ device, tokens }] = await world.signedIn(1);
  const { page } = await device.visit("/session/end");
  await page?.submit({ logout: "yes" });
  assert.deepEqual(await world.sessions(), []);
  assert.equal((await device.refresh(tokens.refresh_token)).error, "invalid_grant");
  assert.equal(await device.isActive(tokens.access_token), false);
});

test("`offline_access` makes no exception", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 100 });
  const [{ device }] = await world.signedIn(1);
  const [{ id }] = await world.sessions();
  const token = new world.provider.RefreshToken({
    ...{ accountId: "ada", client: await world.provider.Client.find("web"), grantId: "none" },
    ...{ scope: "openid offline_access", sessionUid: id, gty: "authorization_code" },
  });
  const value = await token.save();
  assert.equal((await device.refresh(value)).error, "invalid_grant");
});

test("the directory says what it sees", async (t) => {
  const { directory } = await startWorld(t, { pattern: "silent", limit: 1 });
  assert.deepEqual(directory.capabilities.sees, ["interactive", "deviceFlow", "offline"]);
  assert.equal(directory.capabilities.revokesRefreshTokens, true);
});
