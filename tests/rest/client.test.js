/** @file The REST client: what it sends, how long it waits, and what each failure is in a directory's words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, createPace, refusalOf } from "@seatkeeper/directories/rest";
import { createProvider, silent } from "./provider.js";

const clientOf = ({ fetch, clock }, more = {}) =>
  createClient({ provider: "acme", url: "https://acme.example/api", fetch, clock, ...more });

test("path and query behind the URL, a body as JSON or as a form, headers of every request", async () => {
  const provider = createProvider({ body: { one: 1 } }, { body: [] }, { status: 204 });
  const client = clientOf(provider, {
    url: "https://acme.example/api/",
    headers: { "x-key": "k" },
  });
  assert.deepEqual(await client.ask({ path: "/a", query: { b: "c d" } }), { one: 1 });
  await client.ask({ method: "PATCH", path: "/a", json: { b: 2 } });
  assert.equal(await client.ask({ method: "POST", path: "/a", form: { b: "3" } }), undefined);
  const [first, second, third] = provider.asked;
  assert.deepEqual([first.method, first.url], ["GET", "https://acme.example/api/a?b=c+d"]);
  assert.deepEqual(first.headers, { accept: "application/json", "x-key": "k" });
  assert.deepEqual([second.body, second.headers["content-type"]], ['{"b":2}', "application/json"]);
  assert.equal(String(third.body), "b=3");
  assert.ok(provider.asked.every(({ redirect }) => redirect === "error"));
});

const CODES = {
  400: "invalid",
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  408: "timeout",
  409: "invalid",
  429: "rateLimited",
  500: "unavailable",
  503: "unavailable",
};
for (const [status, code] of Object.entries(CODES)) {
  test(`${status} is \`${code}\`, with the answer for whoever asks for it and nobody else`, async () => {
    const heard = [];
    const body = { message: "hush" };
    const provider = createProvider({ status: Number(status), body });
    const client = clientOf(provider, { onRefused: (each) => heard.push(each) });
    const error = await client.ask({ path: "/a" }).catch((reason) => reason);
    assert.deepEqual([error.name, error.code], ["DirectoryError", code]);
    assert.equal(error.message, `acme answered ${status}`);
    assert.deepEqual(refusalOf(error), { status: Number(status), body });
    assert.ok(!JSON.stringify({ ...error }).includes("hush"));
    assert.deepEqual(heard, [Number(status)]);
  });
}

for (const [what, headers, expected] of [
  ["seconds", { "retry-after": "3" }, 3_000],
  ["a date", { "retry-after": new Date(1_004_000).toUTCString() }, 4_000],
  ["the window's end", { "x-ratelimit-reset": "1002" }, 2_000],
  ["a window that is over", { "x-ratelimit-reset": "1" }, 0],
  ["nothing", {}, undefined],
  ["nonsense", { "retry-after": "soon" }, undefined],
]) {
  test(`429 says how long to wait: ${what}`, async () => {
    const client = clientOf(createProvider({ status: 429, headers }));
    const error = await client.ask({ path: "/a" }).catch((reason) => reason);
    assert.equal(error.retryAfterMs, expected);
  });
}

test("no answer in the request's own time, and none that anybody waits for: `timeout`", async () => {
  const own = clientOf(createProvider(silent), { callMs: 5 });
  await assert.rejects(own.ask({ path: "/a" }), { code: "timeout" });
  const abort = new AbortController();
  const provider = createProvider(silent);
  const asked = clientOf(provider).ask({ path: "/a", signal: abort.signal });
  while (provider.asked.length === 0) await new Promise(setImmediate);
  abort.abort();
  assert.ok(provider.asked[0].signal.aborted, "at once, not when its own time is up");
  await assert.rejects(asked, { code: "timeout" });
});

test("a broken connection is `unavailable`, an answer beyond its bound `invalid`", async () => {
  const broken = clientOf(createProvider(new TypeError("fetch failed: secret")));
  await assert.rejects(broken.ask({ path: "/a" }), {
    code: "unavailable",
    message: "acme could not be reached",
  });
  const long = clientOf(createProvider({ body: "x".repeat(11) }), { maxBytes: 10 });
  await assert.rejects(long.ask({ path: "/a" }), { code: "invalid" });
});

test("a token that is answered by 401 is asked for anew once, and a second 401 stays", async () => {
  const asked = [];
  const token = { get: async (refused) => void asked.push(refused) ?? `t${asked.length}` };
  const provider = createProvider({ status: 401 }, { body: 1 }, { status: 401 }, { status: 401 });
  const client = clientOf(provider, { token });
  assert.equal(await client.ask({ path: "/a" }), 1);
  await assert.rejects(client.ask({ path: "/a" }), { code: "forbidden" });
  assert.deepEqual(asked, [undefined, "t1", undefined, "t3"]);
  assert.equal(provider.asked[1].headers.authorization, "Bearer t2");
});

test("a key that is refused is asked for once: there is no other", async () => {
  const provider = createProvider({ status: 401 });
  await assert.rejects(clientOf(provider).ask({ path: "/a" }), { code: "forbidden" });
  assert.equal(provider.asked.length, 1);
});

test("what is left of the rate is kept to: waited for where it is near, refused where it isn't", async () => {
  const used = (reset) => ({
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) },
    body: 1,
  });
  const provider = createProvider(used(1_001), used(1_060));
  const client = clientOf(provider, { pace: createPace(provider.clock) });
  await client.ask({ path: "/a" });
  await client.ask({ path: "/a" });
  assert.deepEqual(provider.slept, [1_000]);
  const error = await client.ask({ path: "/a" }).catch((reason) => reason);
  assert.deepEqual([error.code, error.retryAfterMs], ["rateLimited", 59_000]);
  assert.equal(provider.asked.length, 2, "nothing is sent into a closed window");
});

const GOOD = { provider: "acme", url: "https://acme.example" };
for (const [what, options, path] of [
  ["no URL", { provider: "acme" }, "/url"],
  ["a URL that is none", { ...GOOD, url: "acme.example" }, "/url"],
  ["a URL with a query", { ...GOOD, url: "https://acme.example/?a" }, "/url"],
  ["a URL with a password", { ...GOOD, url: "https://a:b@acme.example" }, "/url"],
  ["another scheme", { ...GOOD, url: "ftp://acme.example" }, "/url"],
  ["no name", { url: GOOD.url }, "/provider"],
  ["a misspelt option", { ...GOOD, header: {} }, "/header"],
  ["headers that are a text", { ...GOOD, headers: "x: y" }, "/headers"],
  ["a bare text as token", { ...GOOD, token: "t" }, "/token"],
  ["no time at all", { ...GOOD, callMs: 0 }, "/callMs"],
  ["nothing", undefined, ""],
]) {
  test(`refused when it is made: ${what}`, () => {
    assert.throws(() => createClient(/** @type {any} */ (options)), {
      name: "SeatkeeperError",
      code: "optionsInvalid",
      path,
    });
  });
}
