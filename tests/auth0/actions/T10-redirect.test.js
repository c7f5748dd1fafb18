/** @file T10: where a person is sent is configuration; nothing of a request gets into an address. */
import assert from "node:assert/strict";
import { PAGE_URL, withActions } from "./world.js";

const HOSTILE = [
  "//evil.example",
  "\\\\evil.example",
  "https://user@evil.example",
  "https://evil.example/\r\nLocation: https://evil.example",
  "javascript:alert(1)",
  "%2f%2fevil.example",
];

for (const evil of HOSTILE) {
  withActions(
    `T10 ${JSON.stringify(evil)} in every field`,
    { pattern: "warn", limit: 1, page: { url: PAGE_URL } },
    {},
    async (world) => {
      await world.logIn();
      const device = { ip: evil, userAgent: evil };
      const request = { state: evil, redirectUri: evil, audience: evil, clientId: evil };
      const { browser, step } = await world.logIn({ device, ...request, scope: `openid ${evil}` });
      const url = new URL(step.url);
      assert.equal(url.origin + url.pathname, PAGE_URL);
      assert.deepEqual([...url.searchParams.keys()].sort(), ["session_token", "state"]);
      assert.equal(url.searchParams.get("state"), step.state);
      assert.equal(url.username + url.password + url.hash, "");
      // Nor does what comes back lead anywhere.
      const query = { continue_uri: evil, return_to: evil, redirect_uri: evil };
      const after = await browser.continue({ method: "POST", query, body: query });
      assert.equal(after.type, "denied");
      assert.ok(!JSON.stringify(after).includes("evil"));
    },
  );
}
