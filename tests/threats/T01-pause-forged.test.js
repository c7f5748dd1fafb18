/** @file T1: a pause token that we did not write, or not like this, is refused by its own code. */

import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, hkdfSync, sign } from "node:crypto";
import { test } from "node:test";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { openPause, sealPause } from "../../js-wrapper/host/src/pause/token.js";

const SECRET = new Uint8Array(32).fill(7);
const ISSUER = "https://login.example";
const NOW = 1_700_000_000_123;
const CLAIMS = {
  sub: "sub-handle",
  sid: "sid-handle",
  flow: "seats",
  flowHash: "hash",
  tenant: "default",
  caller: "web",
  run: "run1",
  node: "page",
  jti: "run1.1",
  iat: NOW,
  exp: NOW + 600_000,
};
const HEADER = { alg: "HS256", typ: "seatkeeper-pause+jwt", kid: "k1" };
const PAYLOAD = {
  ...CLAIMS,
  iat: CLAIMS.iat / 1000,
  exp: CLAIMS.exp / 1000,
  iss: ISSUER,
  aud: ISSUER,
};

const keyring = createKeyring({
  current: { kid: "k1", secret: SECRET },
  previous: { kid: "k0", secret: new Uint8Array(32).fill(6) },
});
const keyFor = (purpose, secret = SECRET) =>
  Buffer.from(hkdfSync("sha256", secret, "", `seatkeeper/v1/${purpose}`, 32));

const encoded = (value) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** Signs whatever it is given, as an attacker might, or as we would by mistake. */
function written({
  header = HEADER,
  payload = PAYLOAD,
  hash = "sha256",
  key = keyFor("pause"),
} = {}) {
  const input = `${encoded(header)}.${encoded(payload)}`;
  return `${input}.${createHmac(hash, key).update(input).digest("base64url")}`;
}

const open = (token) => openPause(keyring, token, { issuer: ISSUER, now: NOW, expect: CLAIMS });
const refused = (token, why) =>
  assert.rejects(open(token), { name: "SeatkeeperError", code: "pauseForged" }, why);
const without = (object, name) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

test("what we write opens, and so does the same token written by hand", async () => {
  const token = await sealPause(keyring, { issuer: ISSUER, claims: CLAIMS });
  assert.deepEqual(await open(token), CLAIMS);
  assert.deepEqual(await open(written()), CLAIMS);
});

test("header: no algorithm but HS256", async () => {
  const unsigned = (alg) => `${encoded({ ...HEADER, alg })}.${encoded(PAYLOAD)}.`;
  for (const alg of ["none", "None", "NONE", "", "HS256"])
    await refused(unsigned(alg), `unsigned ${alg}`);
  for (const bits of [384, 512]) {
    const header = { ...HEADER, alg: `HS${bits}` };
    await refused(written({ header, hash: `sha${bits}` }), `HS${bits} with our key`);
    await refused(written({ header }), `HS${bits} in name only`);
  }
  for (const alg of ["none", "hs256", "HS256 ", "", null, 256, ["HS256"]]) {
    await refused(written({ header: { ...HEADER, alg } }), `well signed, called ${alg}`);
  }
  await refused(written({ header: without(HEADER, "alg") }), "no alg");
});

test("header: no key of the attacker's, neither asymmetric nor symmetric", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = publicKey.export({ format: "jwk" });
  for (const header of [
    { ...HEADER, alg: "RS256" },
    { ...HEADER, alg: "RS256", jwk },
    { alg: "RS256", jwk },
  ]) {
    const input = `${encoded(header)}.${encoded(PAYLOAD)}`;
    await refused(
      `${input}.${sign("sha256", Buffer.from(input), privateKey).toString("base64url")}`,
    );
  }
  const key = Buffer.alloc(32, 9);
  const oct = { kty: "oct", k: key.toString("base64url"), alg: "HS256" };
  await refused(written({ header: { ...HEADER, jwk: oct }, key }), "its own key along with it");
  await refused(
    written({ key: publicKey.export({ format: "pem", type: "spki" }) }),
    "a public key as the secret",
  );
  await refused(written({ key: Buffer.alloc(0) }), "an empty key");
});

test("header: our key ids only, and only for the key that they name", async () => {
  for (const kid of [
    "k2",
    "K1",
    "",
    "k1 ",
    "../k1",
    "__proto__",
    "constructor",
    null,
    1,
    ["k1"],
    { k1: 1 },
  ]) {
    await refused(written({ header: { ...HEADER, kid } }), `kid ${kid}`);
  }
  await refused(written({ header: without(HEADER, "kid") }), "no kid");
  await refused(written({ header: { ...HEADER, kid: "k0" } }), "the other key's id");
});

test("header: our type only", async () => {
  const others = [
    "JWT",
    "jwt",
    "seatkeeper-return+jwt",
    "SEATKEEPER-PAUSE+JWT",
    "application/seatkeeper-pause+jwt",
  ];
  for (const typ of [...others, "", null, 1, [HEADER.typ]]) {
    await refused(written({ header: { ...HEADER, typ } }), `typ ${typ}`);
  }
  await refused(written({ header: without(HEADER, "typ") }), "no typ");
});

test("header: nothing that isn't needed, even if we signed it", async () => {
  const extras = {
    jku: "https://evil.example/keys",
    x5u: "https://evil.example/cert",
    jwk: { kty: "oct", k: "AAAA" },
    x5c: ["AAAA"],
    crit: ["exp"],
    cty: "JWT",
    b64: true,
    zip: "DEF",
  };
  for (const [name, value] of Object.entries(extras)) {
    await refused(written({ header: { ...HEADER, [name]: value } }), name);
  }
  await refused(written({ header: { ...HEADER, crit: ["b64"], b64: true } }), "a known extension");
  await refused(
    written({ header: { ...HEADER, crit: ["b64"], b64: false } }),
    "an unencoded payload",
  );
  for (const header of ["[]", "null", "7", '"x"', "{", "", "\ufeff{}"])
    await refused(written({ header }));
});

test("payload: each claim is required, and no other is taken", async () => {
  for (const name of Object.keys(PAYLOAD)) {
    await refused(written({ payload: without(PAYLOAD, name) }), `without ${name}`);
    await refused(
      written({ payload: { ...without(PAYLOAD, name), [name.toUpperCase()]: PAYLOAD[name] } }),
    );
  }
  await refused(written({ payload: { ...PAYLOAD, ip: "192.0.2.1" } }), "a surplus claim");
  await refused(written({ payload: { ...PAYLOAD, nbf: NOW / 1000 + 60 } }), "not yet valid");
  for (const payload of ["[]", "null", "7", "{", "", "\xff"]) await refused(written({ payload }));
});

test("payload: each claim is of its kind", async () => {
  const mistyped = [null, true, {}, [], ""];
  for (const [name, value] of Object.entries(PAYLOAD)) {
    const wrong = typeof value === "string" ? [7, [value]] : [String(value), [value], -1, 1e300];
    for (const bad of [...mistyped, ...wrong]) {
      const error = await open(written({ payload: { ...PAYLOAD, [name]: bad } })).catch((e) => e);
      // A time that lies before all times is over as well as forged; either answer refuses it.
      const codes =
        name === "exp" && bad === -1 ? ["pauseForged", "pauseExpired"] : ["pauseForged"];
      assert.ok(codes.includes(error.code), `${name} = ${JSON.stringify(bad)}: ${error.code}`);
    }
  }
});

test("payload: of this deployment, for this deployment", async () => {
  for (const other of ["https://evil.example", `${ISSUER}/`, ISSUER.toUpperCase()]) {
    await refused(written({ payload: { ...PAYLOAD, iss: other } }), `iss ${other}`);
    await refused(written({ payload: { ...PAYLOAD, aud: other } }), `aud ${other}`);
    await refused(written({ payload: { ...PAYLOAD, aud: [ISSUER, other] } }), `aud among others`);
  }
});

test("each decoded byte counts: header, payload and signature", async () => {
  const parts = (await sealPause(keyring, { issuer: ISSUER, claims: CLAIMS })).split(".");
  for (const [i, part] of parts.entries()) {
    const bytes = Buffer.from(part, "base64url");
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [0x01, 0x80]) {
        const flipped = Buffer.from(bytes);
        flipped[at] ^= bit;
        await refused(
          parts.with(i, flipped.toString("base64url")).join("."),
          `part ${i}, byte ${at}`,
        );
      }
    }
  }
});

test("one token has one spelling", async () => {
  const token = written();
  const [header, payload, signature] = token.split(".");
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(signature.at(-1));
  for (const spare of [1, 2, 3]) {
    const twin = signature.slice(0, -1) + alphabet[last ^ spare];
    assert.deepEqual(
      Buffer.from(twin, "base64url"),
      Buffer.from(signature, "base64url"),
      "the same bytes",
    );
    await refused(`${header}.${payload}.${twin}`, `spare bits ${spare}`);
  }
  const variants = [
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    `${header}.${payload}.${signature.slice(0, 20)} ${signature.slice(20)}`,
  ];
  variants.push(
    `${token}.`,
    `${token}.${signature}`,
    `${header}.${payload}`,
    `${payload}.${header}.${signature}`,
    "..",
    "",
    ".",
  );
  variants.push(
    `${header}.${payload}.${signature.slice(0, -2)}`,
    `${header}.${payload}.${signature}A`,
  );
  for (const variant of variants) await refused(variant, JSON.stringify(variant));
});

test("what is no text is no token", async () => {
  const token = written();
  const shapes = [
    undefined,
    null,
    7,
    {},
    [token],
    Buffer.from(token),
    new String(token),
    { toString: () => token },
  ];
  for (const shape of shapes) await refused(shape);
});

test("a token of 4 KiB is read, one that is a byte longer is not even looked at", async () => {
  // Base64url skips every fourth length, so key ids of several lengths are needed to hit both sizes.
  const candidates = ["k", "k1", "k12"].flatMap((kid) =>
    Array.from({ length: 200 }, (_, i) => ({
      header: { ...HEADER, kid },
      payload: { ...PAYLOAD, node: "n".repeat(2600 + i) },
    })),
  );
  for (const size of [4095, 4096, 4097, 4098]) {
    const chosen = candidates.find((each) => written(each).length === size);
    assert.ok(chosen, `there is a token of ${size} bytes`);
    const keys = createKeyring({ current: { kid: chosen.header.kid, secret: SECRET } });
    const node = chosen.payload.node;
    const opened = openPause(keys, written(chosen), { issuer: ISSUER, now: NOW, expect: CLAIMS });
    if (size <= 4096) assert.deepEqual(await opened, { ...CLAIMS, node });
    else await assert.rejects(opened, { code: "pauseForged" });
    const sealed = sealPause(keys, { issuer: ISSUER, claims: { ...CLAIMS, node } });
    if (size <= 4096) assert.equal((await sealed).length, size);
    else await assert.rejects(sealed, { code: "pauseInvalid" });
  }
});

test("a key is for one purpose, and long enough", async () => {
  for (const purpose of ["return", "device", "handle", "choice", "otp"]) {
    await refused(written({ key: keyFor(purpose) }), purpose);
  }
  await refused(written({ key: Buffer.from(SECRET) }), "the secret itself");
  assert.throws(
    () => createKeyring({ current: { kid: "k1", secret: new Uint8Array(31).fill(7) } }),
    {
      code: "weakKey",
    },
  );
});

test("a refusal tells nothing about the token", async () => {
  const payload = { ...PAYLOAD, iss: "canary-issuer", sub: "canary-subject" };
  const error = await open(written({ payload })).catch((each) => each);
  assert.ok(!JSON.stringify([error, error.message, error.cause, error.stack]).includes("canary"));
});

test("no garbage, however it is mixed, gets another answer", async () => {
  const token = written();
  // A fixed generator: the same thousand tokens every time.
  let state = 1;
  const random = (below) => (state = (state * 48271) % 2147483647) % below;
  for (let i = 0; i < 1000; i++) {
    const at = random(token.length);
    const junk = String.fromCharCode(random(i % 2 ? 128 : 65536)).repeat(1 + random(3));
    const mixed = token.slice(0, at) + junk + token.slice(at + random(4));
    if (mixed !== token) await refused(mixed, JSON.stringify(mixed));
  }
});
