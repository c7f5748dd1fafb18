/** @file T53: the token cache by itself: whose key opens it, and for how long it is kept. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createTokenCache } from "../../../js-wrapper/engines/auth0-actions/src/token-cache.js";
import { createCache } from "../pipeline/runner/cache.js";

const ENTRY = { token: "a token of the Management API", expiresAt: Date.now() + 86_400_000 };
const about = (cache, more = {}) => ({
  cache: () => cache.api,
  clientId: "m2m",
  clientSecret: "a secret",
  ...more,
});

test("T53 what was kept is found again by the same client only", async () => {
  const cache = createCache();
  await createTokenCache(about(cache)).set(ENTRY);
  assert.deepEqual(await createTokenCache(about(cache)).get(), ENTRY);
  await assert.rejects(createTokenCache(about(cache, { clientSecret: "another" })).get());
  const { value } = cache.api.get("seatkeeper:m2m");
  cache.api.set("seatkeeper:other", value);
  await assert.rejects(createTokenCache(about(cache, { clientId: "other" })).get(), "moved");
});

test("T53 every byte counts", async () => {
  const cache = createCache();
  const own = createTokenCache(about(cache));
  await own.set(ENTRY);
  const sealed = Buffer.from(cache.api.get("seatkeeper:m2m").value, "base64url");
  for (let index = 0; index < sealed.length; index += 1) {
    const bytes = Buffer.from(sealed);
    bytes[index] ^= 1;
    cache.api.set("seatkeeper:m2m", bytes.toString("base64url"));
    await assert.rejects(own.get(), `byte ${index}`);
  }
});

test("T53 a token that lives longer than the cache keeps anything is kept all the same", async () => {
  const cache = createCache();
  const month = { ...ENTRY, expiresAt: Date.now() + 30 * 86_400_000 };
  await createTokenCache(about(cache)).set(month);
  assert.deepEqual(await createTokenCache(about(cache)).get(), month);
});

test("T53 no cache is no fault", async () => {
  const none = createTokenCache(about({ api: undefined }));
  await none.set(ENTRY);
  assert.equal(await none.get(), undefined);
});

test("T53 a long client id fits the cache's keys", async () => {
  const cache = createCache();
  const own = createTokenCache(about(cache, { clientId: "x".repeat(200) }));
  await own.set(ENTRY);
  assert.deepEqual(await own.get(), ENTRY);
});
