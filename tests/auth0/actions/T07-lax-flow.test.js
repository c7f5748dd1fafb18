/** @file T7: who was let in by a lax flow, or under a lax client's limit, is a stranger to a strict one. */
import assert from "node:assert/strict";
import { PLANS } from "./plans.js";
import { withActions } from "./world.js";

/** The Action that a tenant writes by hand: one client goes by the lax flow, all others by the strict one. */
const byClient = (options) => `{
const seatkeeper = require("@seatkeeper/auth0-actions");
const lax = seatkeeper.loginSharing(${JSON.stringify({ ...options, name: "lax", limit: 9 })});
const strict = seatkeeper.loginSharing(${JSON.stringify({ ...options, name: "strict", limit: 1 })});
module.exports.onExecutePostLogin = (event, api) =>
  (event.client.client_id === "lax" ? lax : strict).onExecutePostLogin(event, api);
}
`;

for (const { plan, options, about } of PLANS) {
  const silent = { pattern: "silent", ...options };
  const two = { ...about, after: byClient(silent) };
  withActions(
    `T7 two flows: on entry the strict one decides (${plan})`,
    { ...silent, limit: 9 },
    two,
    async (world) => {
      const own = await world.logIn({ clientId: "app" });
      const guest = await world.logIn({ clientId: "lax" });
      assert.equal((await own.browser.silent()).type, "tokens", "the lax flow has ended nobody");
      assert.equal((await guest.browser.silent({ clientId: "app" })).type, "tokens");
      world.alive();
      assert.notEqual((await own.browser.silent()).type, "tokens", "the newer one took the seat");
    },
  );

  const block = { pattern: "block", ...options };
  const blocks = { ...about, after: byClient(block) };
  withActions(
    `T7 two flows, block: refused on entry (${plan})`,
    { ...block, limit: 9 },
    blocks,
    async (world) => {
      const own = await world.logIn({ clientId: "app" });
      const guest = await world.logIn({ clientId: "lax" });
      assert.notEqual((await guest.browser.silent({ clientId: "app" })).type, "tokens");
      assert.equal((await own.browser.silent()).type, "tokens");
    },
  );

  const limit = { clientMetadata: "seats", clients: ["lax", "app"], default: 1 };
  const clients = { lax: { metadata: { seats: "9" } }, app: { metadata: { seats: "1" } } };
  withActions(
    `T7 one flow, a limit for each client: the same (${plan})`,
    { ...block, limit },
    { ...about, clients },
    async (world) => {
      const own = await world.logIn({ clientId: "app" });
      const guest = await world.logIn({ clientId: "lax" });
      assert.equal(guest.step.type, "tokens");
      assert.equal((await guest.browser.silent({ clientId: "lax" })).type, "tokens");
      assert.notEqual((await guest.browser.silent({ clientId: "app" })).type, "tokens");
      assert.equal((await own.browser.silent()).type, "tokens");
    },
  );
}

withActions(
  "T7 two Actions side by side keep both marks",
  [
    { pattern: "silent", name: "one", limit: 1 },
    { pattern: "silent", name: "two.$", limit: 3 },
  ],
  {},
  async (world) => {
    const { browser } = await world.logIn();
    const before = world.calls(/GET .*sessions/).length;
    assert.equal((await browser.silent()).type, "tokens");
    assert.equal(world.calls(/GET .*sessions/).length, before, "both know it");
    const keys = Object.keys(world.tenant.users.get("auth0|ada").app_metadata);
    assert.equal(keys.length, 2);
    for (const key of keys) assert.match(key, /^[\w~-]+$/);
  },
);
