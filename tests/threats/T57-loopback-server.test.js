/** @file T57: the server of `npm start` answers to its own name on loopback, and to no other site; what it shows live, and lets be changed, only to who holds the token of this start. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { test } from "node:test";
import { startLive } from "../demo/live.js";
import { startWorld } from "../oidc/world.js";

const EVENTS = "/playground/live/events";
const LIMIT = "/playground/live/limit";
const JSON_TYPE = { "content-type": "application/json" };

/** `fetch` sets `Host` and `Origin` itself: this asks as anybody could. */
function ask(issuer, { method = "GET", path = "/", headers = {}, body = "" }) {
  const { hostname, port } = new URL(issuer);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers }, (response) => {
      const { statusCode: status, headers: answered } = response;
      // A stream would go on for ever.
      if (answered["content-type"]?.startsWith("text/event-stream")) asked.destroy();
      response.resume().on("error", () => {});
      response.on("close", () => resolve({ status, headers: answered }));
    });
    asked.on("error", reject).end(body);
  });
}

const statusOf = async (issuer, asked) => (await ask(issuer, asked)).status;

test("a foreign Host or Origin is refused, whatever is asked, the right token or not", async (t) => {
  const { issuer, token } = await startLive(t);
  const { port } = new URL(issuer);
  const provider = ["/auth?client_id=web", "/token", "/sign-in/x", "/seatkeeper/x", "/jwks"];
  const playground = ["/playground", "/playground/", "/playground/index.html", EVENTS, LIMIT];
  const paths = ["/", "/apps/warn/start", "/apps/warn/callback", ...provider, ...playground];
  const own = { authorization: `Bearer ${token}`, ...JSON_TYPE };
  const foreign = [
    { host: `rebound.example:${port}` },
    { host: `localhost:${port}` },
    { host: "127.0.0.1" },
    { host: `127.0.0.1.rebound.example:${port}` },
    { origin: "https://evil.example" },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { origin: `https://127.0.0.1:${port}` },
    { origin: "null" },
    { origin: "null", "sec-fetch-site": "cross-site" },
  ];
  for (const path of paths) {
    for (const method of ["GET", "POST", "OPTIONS"]) {
      for (const headers of foreign) {
        const asked = { method, path, headers: { ...own, ...headers } };
        assert.equal(await statusOf(issuer, asked), 403, JSON.stringify([method, path, headers]));
      }
    }
  }
  for (const path of ["/", "/jwks"]) assert.equal(await statusOf(issuer, { path }), 200);
  for (const headers of [own, { ...own, origin: issuer }]) {
    assert.equal(await statusOf(issuer, { path: EVENTS, headers }), 200);
  }
});

test("without the token of this start nothing is shown and nothing changed", async (t) => {
  const { issuer, token, flowFile } = await startLive(t);
  const other = await startLive(t);
  const before = readFileSync(flowFile.path, "utf8");
  const body = JSON.stringify({ limit: 7 });
  const wrong = [
    {},
    { authorization: "" },
    { authorization: "Bearer" },
    { authorization: "Bearer undefined" },
    { authorization: token },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${other.token}` },
    { authorization: `Bearer ${token.slice(0, -1)}` },
    { authorization: `Bearer ${token}A` },
    { authorization: `Bearer ${token.toLowerCase()}` },
    { cookie: `token=${token}; live=${token}` },
    { referer: `${issuer}/playground/#live=${token}` },
  ];
  const paths = [EVENTS, LIMIT, "/playground/live/", "/playground/live/else"];
  const queries = ["", `?token=${token}`, `?live=${token}`, `?access_token=${token}`];
  for (const path of paths) {
    for (const headers of wrong) {
      for (const method of ["GET", "POST", "OPTIONS", "HEAD", "PUT"]) {
        for (const query of queries) {
          const asked = { method, path: path + query, headers: { ...JSON_TYPE, ...headers } };
          const sent = method === "POST" ? { ...asked, body } : asked;
          assert.equal(await statusOf(issuer, sent), 403, JSON.stringify(sent));
        }
      }
    }
  }
  assert.equal(readFileSync(flowFile.path, "utf8"), before);
  assert.notEqual(token, other.token);
  assert.ok(Buffer.from(token, "base64url").length === 32);
});

test("a call with the token is taken by its own method, and as JSON alone", async (t) => {
  const { issuer, token, flowFile } = await startLive(t);
  const before = readFileSync(flowFile.path, "utf8");
  const own = { authorization: `Bearer ${token}`, origin: issuer };
  for (const method of ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"]) {
    const { status, headers } = await ask(issuer, { method, path: LIMIT, headers: own });
    assert.deepEqual([status, headers.allow], [405, "POST"], method);
  }
  for (const method of ["POST", "OPTIONS", "HEAD"]) {
    const { status, headers } = await ask(issuer, { method, path: EVENTS, headers: own });
    assert.deepEqual([status, headers.allow], [405, "GET"], method);
  }
  // What a form, or a page that is not asked beforehand, could send.
  const types = [
    ...["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
    ...["text/plain; application/json", "application/json, text/plain", ""],
  ];
  const body = JSON.stringify({ limit: 7 });
  for (const type of types) {
    const headers = { ...own, "content-type": type };
    assert.equal(await statusOf(issuer, { method: "POST", path: LIMIT, headers, body }), 415, type);
  }
  assert.equal(await statusOf(issuer, { method: "POST", path: LIMIT, headers: own, body }), 415);
  assert.equal(readFileSync(flowFile.path, "utf8"), before);

  const headers = { ...own, ...JSON_TYPE };
  const taken = await ask(issuer, { method: "POST", path: LIMIT, headers, body });
  assert.equal(taken.status, 200);
  assert.equal(taken.headers["access-control-allow-origin"], undefined);
  assert.notEqual(readFileSync(flowFile.path, "utf8"), before);
});

test("it is bound to loopback alone", async (t) => {
  const { issuer } = await startWorld(t, { pattern: "warn", limit: 1 });
  assert.equal(new URL(issuer).hostname, "127.0.0.1");
});
