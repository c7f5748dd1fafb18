/** @file The keyring: a key for each purpose, two secrets at a time, unmistakable names. */

import assert from "node:assert/strict";
import { createHmac, hkdfSync } from "node:crypto";
import { test } from "node:test";
import { SeatkeeperError } from "../../js-wrapper/host/src/errors.js";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";

const PURPOSES = ["pause", "return", "device", "handle", "choice", "otp"];
const secret = (fill, length = 32) => new Uint8Array(length).fill(fill);
const two = () =>
  createKeyring({
    current: { kid: "b", secret: secret(2) },
    previous: { kid: "a", secret: secret(1) },
  });

const expectedKey = (fill, purpose) =>
  Buffer.from(hkdfSync("sha256", secret(fill), "", `seatkeeper/v1/${purpose}`, 32));

test("each purpose has the key that HKDF-SHA-256 gives for its name", async () => {
  const keyring = two();
  for (const purpose of PURPOSES) {
    const current = await keyring.derive(purpose);
    assert.equal(current.kid, "b");
    assert.deepEqual(Buffer.from(current.bytes), expectedKey(2, purpose));
    const previous = await keyring.derive(purpose, "a");
    assert.equal(previous.kid, "a");
    assert.deepEqual(Buffer.from(previous.bytes), expectedKey(1, purpose));
  }
});

test("a kid that is not ours has no key, and a purpose that is not ours is an error", async () => {
  const keyring = two();
  assert.deepEqual(keyring.kids, ["b", "a"]);
  for (const kid of ["c", "", "B", "a ", "__proto__", "0"]) {
    assert.equal(await keyring.derive("pause", kid), undefined);
    assert.equal(await keyring.mac("handle", ["x"], { kid }), undefined);
  }
  for (const purpose of ["", "Pause", "pause ", "constructor", undefined]) {
    await assert.rejects(keyring.derive(purpose), { code: "unknownPurpose" });
    await assert.rejects(keyring.mac(purpose, ["x"]), { code: "unknownPurpose" });
  }
});

test("a secret of 31 bytes is refused, one of 32 is taken", () => {
  const weak = { name: "SeatkeeperError", code: "weakKey", path: "/current/secret" };
  for (const bad of [
    secret(1, 31),
    secret(1, 0),
    "x".repeat(64),
    Array(32).fill(1),
    null,
    undefined,
  ]) {
    assert.throws(() => createKeyring({ current: { kid: "a", secret: bad } }), weak);
  }
  assert.deepEqual(createKeyring({ current: { kid: "a", secret: secret(1) } }).kids, ["a"]);
  assert.throws(
    () =>
      createKeyring({
        current: { kid: "b", secret: secret(2) },
        previous: { kid: "a", secret: secret(1, 31) },
      }),
    { ...weak, path: "/previous/secret" },
  );
});

test("a key id is short, plain, and names one key", () => {
  const keyring = (kid, previous) =>
    createKeyring({ current: { kid, secret: secret(1) }, previous });
  for (const kid of ["", "a.b", "a/b", "a b", "a\n", "é", "x".repeat(65), 7, null, undefined]) {
    assert.throws(() => keyring(kid), { code: "keyringInvalid", path: "/current/kid" });
  }
  for (const kid of ["A-z_9", "x".repeat(64)]) assert.deepEqual(keyring(kid).kids, [kid]);
  assert.throws(() => keyring("a", { kid: "a", secret: secret(2) }), {
    code: "keyringInvalid",
    path: "/previous/kid",
  });
});

test("the secret is copied: changing it afterwards changes nothing, nor does changing a key", async () => {
  const mine = secret(2);
  const keyring = createKeyring({ current: { kid: "b", secret: mine } });
  mine.fill(0);
  (await keyring.derive("otp")).bytes.fill(0);
  assert.deepEqual(Buffer.from((await keyring.derive("otp")).bytes), expectedKey(2, "otp"));
  assert.ok(!JSON.stringify(keyring).includes("2,2"));
});

test("a mac is the first 128 bits of HMAC-SHA-256 over parts with their lengths", async () => {
  const framed = Buffer.from([0, 0, 0, 1, 97, 0, 0, 0, 2, 0xc3, 0xa9]);
  for (const [kid, fill] of [
    ["b", 2],
    ["a", 1],
  ]) {
    const tag = createHmac("sha256", expectedKey(fill, "choice"))
      .update(framed)
      .digest()
      .subarray(0, 16);
    assert.equal(await two().mac("choice", ["a", "é"], { kid }), tag.toString("base64url"));
  }
});

test("no two lists, purposes or keys share a mac", async () => {
  const keyring = two();
  const lists = [
    [],
    [""],
    ["", ""],
    ["abc"],
    ["a", "bc"],
    ["ab", "c"],
    ["a", "b", "c"],
    ["c", "ab"],
    ["\0\0\0\u0001a"],
    ["a\0\0\0\u0001b"],
  ];
  const macs = new Set();
  for (const list of lists)
    for (const purpose of PURPOSES)
      for (const kid of ["a", "b"]) macs.add(await keyring.mac(purpose, list, { kid }));
  assert.equal(macs.size, lists.length * PURPOSES.length * 2);
  for (const mac of macs) assert.match(mac, /^[\w-]{22}$/);
});

test("text that is not well-formed has no mac: half a pair would pass for U+FFFD", async () => {
  for (const part of ["\ud800", "a\udc00", 7, null, undefined, ["a"]]) {
    await assert.rejects(two().mac("handle", [part]), (error) => {
      assert.ok(error instanceof SeatkeeperError);
      return error.code === "macInvalid";
    });
  }
});
