/** @file T57: the server of `npm start` answers to its own name on loopback, and to no other site. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { appRoutes } from "../../js-wrapper/demo/app.js";
import { startWorld } from "../oidc/world.js";

/** `fetch` sets `Host` and `Origin` itself: this asks as anybody could. */
function ask(issuer, { method = "GET", path = "/", headers = {} }) {
  const { hostname, port } = new URL(issuer);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    asked.on("error", reject).end();
  });
}

test("a foreign Host or Origin is refused, whatever is asked", async (t) => {
  const routes = appRoutes(() => "the code of the person's authenticator");
  const { issuer } = await startWorld(t, { pattern: "warn", limit: 1 }, { routes });
  const { port } = new URL(issuer);
  const provider = ["/auth?client_id=web", "/token", "/sign-in/x", "/seatkeeper/x", "/jwks"];
  const paths = ["/", "/apps/warn/start", "/apps/warn/callback", ...provider];
  for (const path of paths) {
    for (const method of ["GET", "POST"]) {
      const foreign = { host: `rebound.example:${port}` };
      assert.equal(await ask(issuer, { method, path, headers: foreign }), 403, path);
      const crossSite = { origin: "https://evil.example" };
      assert.equal(await ask(issuer, { method, path, headers: crossSite }), 403, path);
      const hidden = { origin: "null", "sec-fetch-site": "cross-site" };
      assert.equal(await ask(issuer, { method, path, headers: hidden }), 403, path);
    }
  }
  for (const path of ["/", "/jwks"]) assert.equal(await ask(issuer, { path }), 200);
});

test("it is bound to loopback alone", async (t) => {
  const { issuer } = await startWorld(t, { pattern: "warn", limit: 1 });
  assert.equal(new URL(issuer).hostname, "127.0.0.1");
});
