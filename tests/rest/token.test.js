/** @file The token by client credentials: one grant however many ask, kept until shortly before it expires. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, createToken } from "@seatkeeper/directories/rest";
import { createProvider } from "./provider.js";

const granted = (token, more = {}) => ({ body: { access_token: token, expires_in: 600, ...more } });

function tokenOf(provider, more = {}) {
  const { fetch, clock } = provider;
  const client = createClient({ provider: "acme", url: "https://acme.example", fetch, clock });
  const credentials = { clientId: "c", clientSecret: "s" };
  return createToken({ client, path: "/token", ...credentials, clock, ...more });
}

test("asked for once for many, by form, with what the endpoint wants besides", async () => {
  const provider = createProvider(granted("t1"));
  const token = tokenOf(provider, { more: { audience: "api" } });
  assert.deepEqual(await Promise.all([token.get(), token.get()]), ["t1", "t1"]);
  assert.equal(await token.get(), "t1");
  const [{ url, method, body }] = provider.asked;
  assert.deepEqual([method, url], ["POST", "https://acme.example/token"]);
  assert.deepEqual(Object.fromEntries(body), {
    grant_type: "client_credentials",
    client_id: "c",
    client_secret: "s",
    audience: "api",
  });
});

test("renewed a minute before it expires, and where it was refused: once for all who were", async () => {
  const provider = createProvider(granted("t1"), granted("t2"), granted("t3"));
  const token = tokenOf(provider);
  await token.get();
  await provider.clock.sleep(539_999);
  assert.equal(await token.get(), "t1");
  await provider.clock.sleep(1);
  assert.equal(await token.get(), "t2");
  assert.deepEqual(await Promise.all([token.get("t2"), token.get("t2")]), ["t3", "t3"]);
  assert.equal(await token.get("t2"), "t3", "somebody else has renewed it since");
});

test("a cache serves the next process, not one whose token was refused, and may fail", async () => {
  let kept;
  const cache = { get: async () => kept, set: async (entry) => void (kept = entry) };
  await tokenOf(createProvider(granted("t1")), { cache }).get();
  const provider = createProvider(granted("t2"), granted("t3"));
  const token = tokenOf(provider, { cache });
  assert.equal(await token.get(), "t1");
  assert.equal(await token.get("t1"), "t2");
  assert.equal(kept.token, "t2");
  const no = async () => Promise.reject(new Error("no"));
  assert.equal(await tokenOf(provider, { cache: { get: no, set: no } }).get(), "t3");
});

test("what was granted, where the provider says so", async () => {
  const provider = createProvider(granted("t1", { scope: "a b" }), granted("t2"));
  assert.equal(await tokenOf(provider).scope(), "a b");
  assert.equal(await tokenOf(provider).scope(), undefined);
});

for (const [what, body] of [
  ["nothing", undefined],
  ["no token", { expires_in: 600 }],
  ["a token without an end", { access_token: "t1" }],
]) {
  test(`an answer with ${what} is \`invalid\`, and the next one is asked for`, async () => {
    const token = tokenOf(createProvider({ body }, granted("t2")));
    await assert.rejects(token.get(), { name: "DirectoryError", code: "invalid" });
    assert.equal(await token.get(), "t2");
  });
}

for (const [what, more, path] of [
  ["no secret", { clientSecret: undefined }, "/clientSecret"],
  ["a client that can't ask", { client: {} }, "/client"],
  ["a misspelt option", { audience: "api" }, "/audience"],
]) {
  test(`refused when it is made: ${what}`, () => {
    assert.throws(() => tokenOf(createProvider(), more), {
      name: "SeatkeeperError",
      code: "optionsInvalid",
      path,
    });
  });
}
