/** @file The test vectors of RFC 4226 and RFC 6238, through the very path that a login takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { createOtp } from "../../js-wrapper/host/src/otp/index.js";
import { memoryStore } from "../../js-wrapper/host/src/memory/store.js";

/** RFC 4226, appendix D: counters 0 to 9. */
const HOTP_CODES = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(
  " ",
);

/**
 * RFC 6238, appendix B: seconds, and the code by each hash. The last row needs more than 32 bits.
 */
const TOTP_CODES = [
  [59, "94287082", "46119246", "90693936"],
  [1111111109, "07081804", "68084774", "25091201"],
  [1111111111, "14050471", "67062674", "99943326"],
  [1234567890, "89005924", "91819424", "93441116"],
  [2000000000, "69279037", "90698825", "38618901"],
  [20000000000, "65353130", "77737706", "47863826"],
];

/**
 * The secret is as long as the hash's output; the RFC's own program has it so, its table doesn't
 * say.
 */
const ALGORITHMS = [
  ["SHA1", 20],
  ["SHA256", 32],
  ["SHA512", 64],
];
const secretOf = (bytes) => new TextEncoder().encode("1234567890".repeat(7).slice(0, bytes));

async function enrolled(enrolment) {
  const clock = { now: 0 };
  const store = memoryStore({ now: () => clock.now });
  const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } });
  const otp = createOtp({ store, keyring });
  const { factorId, secret } = await otp.enrol("u1", enrolment);
  return {
    clock,
    secret,
    attempt: async (code) => (await otp.verify({ subject: "u1", factorId, code })).result,
  };
}

test("RFC 4226: ten codes, one after the other", async () => {
  const { attempt } = await enrolled({ type: "hotp", secret: secretOf(20) });
  for (const code of HOTP_CODES) assert.equal(await attempt(code), "verified", code);
});

test("RFC 4226: each code at its own counter", async () => {
  for (const [counter, code] of HOTP_CODES.entries()) {
    const { attempt } = await enrolled({ type: "hotp", secret: secretOf(20), counter });
    assert.equal(await attempt(code), "verified", `counter ${counter}`);
  }
});

for (const [column, [algorithm, bytes]] of ALGORITHMS.entries()) {
  test(`RFC 6238: ${algorithm}`, async () => {
    const { clock, attempt } = await enrolled({
      type: "totp",
      digits: 8,
      algorithm,
      secret: secretOf(bytes),
    });
    for (const [seconds, ...codes] of TOTP_CODES) {
      clock.now = seconds * 1000;
      // The other columns first: right for another hash is wrong for this one.
      for (const code of codes.filter((_, i) => i !== column))
        assert.equal(await attempt(code), "wrong");
      assert.equal(await attempt(codes[column]), "verified", `${seconds} s`);
    }
  });
}

test("a secret is taken over from bytes, from a part of a buffer, and from base32 as people type it", async () => {
  const base32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const part = Buffer.from(`before${"1234567890".repeat(2)}after`).subarray(6, 26);
  for (const secret of [
    secretOf(20),
    part,
    base32,
    base32.toLowerCase(),
    base32.replace(/.{4}/g, "$& "),
    `${base32}====`,
  ]) {
    const factor = await enrolled({ type: "hotp", secret });
    assert.equal(factor.secret, base32);
    assert.equal(await factor.attempt(HOTP_CODES[0]), "verified");
  }
});
