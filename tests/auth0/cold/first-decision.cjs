/** @file A fresh process: from requiring our Action to its first decision. Stamps, so that no network is in it. */
const start = performance.now();
const { loginSharing } = require("@seatkeeper/auth0-actions");
const ignore = () => {};
const api = {
  access: { deny: ignore },
  accessToken: { setCustomClaim: ignore },
  session: {},
  redirect: { canRedirect: () => true },
  transaction: { setMetadata: ignore },
  user: { setAppMetadata: () => console.log(performance.now() - start) },
};
const timestamp = new Date().toISOString();
const event = {
  user: { user_id: "auth0|ada", app_metadata: {}, enrolledFactors: [] },
  secrets: { seatkeeperKey: Buffer.alloc(32, 7).toString("base64url") },
  session: { id: "s1" },
  transaction: { id: "t1", protocol: "oidc-basic-profile", prompt: [], metadata: {} },
  authentication: { methods: [{ name: "pwd", timestamp }] },
  client: { client_id: "app", metadata: {} },
  request: {},
  tenant: { id: "tenant" },
  stats: {},
};
const { onExecutePostLogin } = loginSharing({ pattern: "silent", limit: 1, sessions: "stamps" });
void onExecutePostLogin(event, api);
