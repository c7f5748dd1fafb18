/** @file The pause token from the honest side: its binding, its end, and a change of keys. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { openPause, sealPause } from "../../js-wrapper/host/src/pause/token.js";

const issuer = "https://login.example";
const iat = 1_700_000_000_123;
const exp = iat + 600_000;
const binding = { sub: "s", sid: "d", flow: "f", tenant: "t", caller: "c" };
const claims = { ...binding, flowHash: "h", run: "r", node: "n", jti: "r.1", iat, exp };

const key = (kid, fill) => ({ kid, secret: new Uint8Array(32).fill(fill) });
const keyring = createKeyring({ current: key("k1", 1) });
const sealed = (change = {}) => sealPause(keyring, { issuer, claims: { ...claims, ...change } });
const open = (token, { now = iat, expect = binding, keys = keyring } = {}) =>
  openPause(keys, token, { issuer, now, expect });

test("all claims come back as they went in, to the millisecond", async () => {
  assert.deepEqual(await open(await sealed()), claims);
  // The last one, in 2106, is not whole any more when it is divided by 1000 and multiplied again.
  for (const at of [0, 1, 999, iat + 7, 4_302_929_198_171]) {
    const moved = { iat: at, exp: at + 1 };
    assert.deepEqual(await open(await sealed(moved), { now: at }), { ...claims, ...moved });
  }
});

test("it ends at the very millisecond of `exp`, with no leeway", async () => {
  const token = await sealed();
  assert.equal((await open(token, { now: exp - 1 })).jti, "r.1");
  for (const now of [exp, exp + 1, exp + 1000, exp * 2]) {
    await assert.rejects(open(token, { now }), { name: "SeatkeeperError", code: "pauseExpired" });
  }
  // Within one and the same second, which is as fine as a usual check sees.
  const short = await sealed({ iat: 1_700_000_000_000, exp: 1_700_000_000_500 });
  assert.equal((await open(short, { now: 1_700_000_000_499 })).jti, "r.1");
  await assert.rejects(open(short, { now: 1_700_000_000_500 }), { code: "pauseExpired" });
  await assert.rejects(open(short, { now: 1_700_000_000_999 }), { code: "pauseExpired" });
});

test("another subject, session, flow, tenant or caller can't use it, and the error says which differs", async () => {
  const token = await sealed();
  for (const name of Object.keys(binding)) {
    for (const other of ["other", "", undefined, null, [binding[name]]]) {
      const expect = { ...binding, [name]: other };
      await assert.rejects(open(token, { expect }), { code: "pauseForeign", path: `/${name}` });
    }
  }
});

test("it stays good while its key is the previous one, and ends with it", async () => {
  const token = await sealed();
  const turned = createKeyring({ current: key("k2", 2), previous: key("k1", 1) });
  assert.equal((await open(token, { keys: turned })).run, "r");
  const gone = createKeyring({ current: key("k3", 3), previous: key("k2", 2) });
  await assert.rejects(open(token, { keys: gone }), { code: "pauseForged" });
  const reused = createKeyring({ current: key("k1", 9) });
  await assert.rejects(open(token, { keys: reused }), { code: "pauseForged" });
});

test("only exactly these claims are sealed: nothing else can slip into the browser", async () => {
  for (const name of Object.keys(claims)) {
    for (const bad of [undefined, null, "", {}]) {
      await assert.rejects(sealed({ [name]: bad }), { code: "pauseInvalid" }, `${name} = ${bad}`);
    }
    const { [name]: _, ...rest } = claims;
    await assert.rejects(sealPause(keyring, { issuer, claims: rest }), { code: "pauseInvalid" });
  }
  await assert.rejects(sealed({ ip: "192.0.2.1" }), { code: "pauseInvalid" });
  for (const time of [1.5, -1, NaN, Infinity, "1700000000000"]) {
    await assert.rejects(sealed({ exp: time }), { code: "pauseInvalid" });
  }
});
