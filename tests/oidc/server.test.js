/** @file The test provider answers to its own name only. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { startWorld } from "./world.js";

test("a foreign name that points to loopback: 403", async (t) => {
  const { issuer } = await startWorld(t, { pattern: "silent", limit: 1 });
  const status = (host) =>
    new Promise((resolve, reject) => {
      const asked = request(`${issuer}/.well-known/openid-configuration`, { headers: { host } });
      asked.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
      asked.end();
    });
  assert.equal(await status(new URL(issuer).host), 200);
  assert.equal(await status("rebound.example"), 403);
});
