/** @file T26: every credential that the provider gives out is in the list, or the lint names its kind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { permittedKinds } from "@seatkeeper/oidc-provider";
import { compileFlow, lintFlow, patternFlow } from "@seatkeeper/host";
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
    accountId: "ada",
    client: await world.provider.Client.find("web"),
    grantId: "none",
    scope: "openid offline_access",
    sessionUid: id,
    gty: "authorization_code",
  });
  const value = await token.save();
  assert.equal((await device.refresh(value)).error, "invalid_grant");
});

test("the directory says what it sees", async (t) => {
  const { directory } = await startWorld(t, { pattern: "silent", limit: 1 });
  assert.deepEqual(directory.capabilities.sees, ["interactive", "deviceFlow", "offline"]);
  assert.equal(directory.capabilities.revokesRefreshTokens, true);
});

/** What the lint says of a configuration, without what it says of the flow. */
async function unseen({ directory }, configuration) {
  const flow = await compileFlow(patternFlow("silent", 1));
  const { sees } = directory.capabilities;
  return lintFlow(flow, { sees, permits: permittedKinds(configuration) }).map(
    ({ code, message }) => `${code} ${/`(.*)`/.exec(message)?.[1]}`,
  );
}

test("a token of a client's own is in nobody's list: the lint says so", async (t) => {
  const batch = { client_id: "batch", client_secret: "the secret of a client that has no person" };
  const settings = {
    features: { clientCredentials: { enabled: true } },
    clients: [
      {
        ...batch,
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: "ES256",
      },
    ],
  };
  const world = await startWorld(t, { pattern: "silent", limit: 1 }, { settings });
  const response = await fetch(`${world.issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ ...batch, grant_type: "client_credentials" }),
  });
  assert.ok((await response.json()).access_token);
  assert.deepEqual(await world.sessions(), []);
  assert.deepEqual(await unseen(world, settings), ["unseenSessions clientCredentials"]);
});

test("each further kind is named, and what the list shows is not", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 1 });
  const features = {
    ciba: { enabled: true },
    deviceFlow: { enabled: true },
    openid4vci: { enabled: true, preAuthorizedCodeGrant: true },
  };
  const clients = [{ client_id: "web" }, { client_id: "old", grant_types: ["password"] }];
  assert.deepEqual(await unseen(world, { features, clients }), [
    "unseenSessions backchannel",
    "unseenSessions password",
    "unseenSessions preAuthorizedCode",
  ]);
  assert.deepEqual(await unseen(world, {}), []);
  const off = { ciba: { enabled: false }, openid4vci: { enabled: true } };
  assert.deepEqual(await unseen(world, { features: off }), []);
});
