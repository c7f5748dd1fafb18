/** @file T9: the pages' forms can't be sent from elsewhere, nor shown inside something else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFormProof, secureFor } from "@seatkeeper/pages";
import { ALIVE, life, startWorld } from "../oidc/world.js";

async function atThePage(t) {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  assert.ok(page);
  return { world, older, device, page };
}

test("the page can't be framed, cached, or left with a referrer", async (t) => {
  const { page } = await atThePage(t);
  const policy = page.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'; style-src 'sha256-[\w+/=]+';/);
  assert.match(policy, /base-uri 'none'; frame-ancestors 'none'$/);
  assert.equal(page.headers.get("x-frame-options"), "DENY");
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.equal(page.headers.get("referrer-policy"), "no-referrer");
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
});

test("the run's cookie is for this host, this browser and no script", async (t) => {
  const { world, device } = await atThePage(t);
  const [cookie] = (await device.jar.getCookies(world.issuer)).filter(
    ({ key }) => key === "sk-run",
  );
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, "lax");
  assert.equal(cookie.path, "/");
});

const refused = {
  "another origin": [{}, { origin: "https://evil.example" }],
  "an origin that only begins like ours": [{}, { origin: "http://127.0.0.1.evil.example" }],
  "no origin": [{}, { origin: "" }],
  "a hidden origin from another site": [{}, { origin: "null", "sec-fetch-site": "cross-site" }],
  "a hidden origin from nowhere": [{}, { origin: "null" }],
  "no nonce": [{ nonce: "" }, {}],
  "a made-up nonce": [{ nonce: "AAAAAAAAAAAAAAAAAAAAAA" }, {}],
};
for (const [name, [fields, headers]] of Object.entries(refused)) {
  test(`${name}: 403, nobody ended`, async (t) => {
    const { older, page } = await atThePage(t);
    const { page: next } = await page.submit({ output: "continue", ...fields }, headers);
    assert.equal(next?.status, 403);
    assert.deepEqual(await life(older), ALIVE);
  });
}

test("another run's nonce from the same browser: 403", async (t) => {
  const { older, device, page } = await atThePage(t);
  const { page: other } = await device.authorize({ app: "tv" });
  assert.ok(other && other.hidden.nonce !== page.hidden.nonce);
  const { nonce } = page.hidden;
  const { page: next } = await other.submit({ output: "continue", nonce });
  assert.equal(next?.status, 403);
  assert.deepEqual(await life(older), ALIVE);
});

test("a page under `no-referrer` sends `Origin: null` to its own site: accepted", async (t) => {
  const { page } = await atThePage(t);
  const own = { origin: "null", "sec-fetch-site": "same-origin" };
  const { callback } = await page.submit({ output: "continue" }, own);
  assert.ok(callback?.code);
});

test("another method, type or size than a small form's: refused", async (t) => {
  const { older, device, page } = await atThePage(t);
  const cookie = await device.jar.getCookieString(page.url);
  const origin = new URL(page.url).origin;
  const send = async (method, type, body) => {
    const headers = { cookie, origin, ...(type ? { "content-type": type } : {}) };
    return (await fetch(page.url, { method, headers, body, redirect: "manual" })).status;
  };
  const form = new URLSearchParams({ ...page.hidden, output: "continue" }).toString();
  assert.equal(await send("PUT", "application/x-www-form-urlencoded", form), 405);
  assert.equal(await send("POST", "text/plain", form), 415);
  assert.equal(await send("POST", "application/json", "{}"), 415);
  assert.equal(await send("POST", undefined, undefined), 415);
  const long = `${form}&more=${"x".repeat(16 * 1024)}`;
  assert.equal(await send("POST", "application/x-www-form-urlencoded", long), 413);
  assert.deepEqual(await life(older), ALIVE);
});

test("the proof itself asks for our origin, whatever stands before it", () => {
  const proof = createFormProof({ origin: "https://id.example", secure: true });
  const cookie = `__Host-sk-run=${"A".repeat(22)}`;
  const request = (headers) => /** @type {any} */ ({ headers: { cookie, ...headers } });
  const nonce = proof.issue(request({}), /** @type {any} */ ({}), "run");
  const holds = (headers) => proof.holds(request(headers), "run", nonce);

  assert.equal(holds({ origin: "https://id.example" }), true);
  assert.equal(holds({ origin: "null", "sec-fetch-site": "same-origin" }), true);
  for (const headers of [
    {},
    { origin: "https://evil.example" },
    { origin: "https://id.example.evil" },
    { origin: "http://id.example" },
    { origin: "null" },
    { origin: "null", "sec-fetch-site": "same-site" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ]) {
    assert.equal(holds(headers), false, JSON.stringify(headers));
  }
});

test("over TLS the cookie can't be set by a neighbouring host; without TLS only loopback is served", () => {
  const proof = createFormProof({ origin: "https://id.example", secure: true });
  const sent = new Map();
  const response = /** @type {any} */ ({
    getHeader: (name) => sent.get(name),
    setHeader: (name, value) => sent.set(name, value),
  });
  proof.issue(/** @type {any} */ ({ headers: {} }), response, "run");
  const [cookie] = sent.get("Set-Cookie");
  assert.match(cookie, /^__Host-sk-run=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);

  assert.equal(secureFor("https://id.example"), true);
  assert.equal(secureFor("http://127.0.0.1:4000"), false);
  assert.throws(() => secureFor("http://id.example"), { code: "optionsInvalid", path: "/issuer" });
});
