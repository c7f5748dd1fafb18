/** @file T13: a budget in the store bounds guessing; no new run or second instance refills it. */

import assert from "node:assert/strict";
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { after, beforeEach, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { createOtp } from "../../js-wrapper/host/src/otp/index.js";
import { memoryStore } from "../../js-wrapper/host/src/memory/store.js";

const MINUTE = 60_000;
const START = 1_700_000_000_000;

// The codes that reach a comparison are counted where every comparison ends: in the runtime's
// constant-time compare.
const compared = new Set();
const { timingSafeEqual } = crypto;
crypto.timingSafeEqual = (a, b) => (compared.add(a.toString()), timingSafeEqual(a, b));
syncBuiltinESMExports();
after(() => {
  crypto.timingSafeEqual = timingSafeEqual;
  syncBuiltinESMExports();
});
beforeEach(() => compared.clear());

/** A store that is as far away as a real one: others get a turn before each change and after each look. */
function distant(store) {
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...store,
    async get(key) {
      const value = await store.get(key);
      await turn();
      return value;
    },
    async update(...args) {
      await turn();
      return store.update(...args);
    },
  };
}

/** Two instances on one store, and one enrolled factor. */
async function deployment() {
  const clock = { now: START };
  const store = distant(memoryStore({ now: () => clock.now }));
  const instance = () =>
    createOtp({
      store,
      keyring: createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } }),
    });
  const instances = [instance(), instance()];
  const { factorId, secret } = await instances[0].enrol("u1", { type: "totp" });

  const codeAt = (timestamp) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
  /** Codes that are wrong now and for the next hour, all different. */
  const wrongCodes = (count) => {
    const right = new Set(
      Array.from({ length: 130 }, (_, i) => codeAt(clock.now + (i - 5) * 30_000)),
    );
    const all = Array.from({ length: count + right.size }, (_, i) => String(i).padStart(6, "0"));
    return all.filter((code) => !right.has(code)).slice(0, count);
  };
  const [otp] = instances;
  const attempt = (code, by = otp) => by.verify({ subject: "u1", factorId, code });
  const fail = async (times) => {
    const results = [];
    for (const code of wrongCodes(times)) results.push((await attempt(code)).result);
    return results;
  };
  const rightCode = () => codeAt(clock.now);
  return { clock, store, instances, otp, factorId, attempt, fail, wrongCodes, rightCode };
}

test("200 runs of 3 tries, over two instances in 15 minutes: exactly 5 codes are compared", async () => {
  const { clock, instances, attempt, wrongCodes } = await deployment();
  const codes = wrongCodes(600);
  const results = [];
  for (let run = 0; run < 200; run++) {
    const tries = codes.slice(run * 3, run * 3 + 3);
    results.push(
      ...(await Promise.all(tries.map((code, i) => attempt(code, instances[(run + i) % 2])))),
    );
    clock.now += (15 * MINUTE) / 201;
  }
  assert.equal(compared.size, 5);
  assert.equal(results.filter(({ result }) => result === "wrong").length, 5);
  assert.equal(results.filter(({ result }) => result === "locked").length, 595);
});

test("600 tries at one instant on two instances: exactly 5 codes are compared", async () => {
  const { instances, attempt, wrongCodes } = await deployment();
  await Promise.all(wrongCodes(600).map((code, i) => attempt(code, instances[i % 2])));
  assert.equal(compared.size, 5);
});

test("while it is locked even the right code is not looked at; afterwards it is", async () => {
  const { clock, attempt, fail, rightCode } = await deployment();
  await fail(5);
  compared.clear();
  const retryAt = START + 15 * MINUTE;
  assert.deepEqual(await attempt(rightCode()), { result: "locked", retryAt });
  clock.now = retryAt - 1;
  assert.deepEqual(await attempt(rightCode()), { result: "locked", retryAt });
  assert.equal(compared.size, 0);
  clock.now = retryAt;
  assert.deepEqual(await attempt(rightCode()), { result: "verified" });
});

test("a try while it is locked makes the lock no longer", async () => {
  const { clock, attempt, fail } = await deployment();
  await fail(5);
  for (let i = 1; i < 15; i++) {
    clock.now = START + i * MINUTE;
    assert.deepEqual(await attempt("000000"), { result: "locked", retryAt: START + 15 * MINUTE });
  }
});

test("four failures don't lock, and a right fifth try counts as right", async () => {
  const { attempt, fail, rightCode } = await deployment();
  assert.deepEqual(await fail(4), ["wrong", "wrong", "wrong", "wrong"]);
  assert.deepEqual(await attempt(rightCode()), { result: "verified" });
});

test("failures count for 15 minutes: a fifth one within them locks, a later one doesn't", async () => {
  for (const [gap, locks] of [
    [15 * MINUTE - 1, true],
    [15 * MINUTE, false],
  ]) {
    const { clock, attempt, fail } = await deployment();
    await fail(4);
    clock.now += gap;
    await fail(1);
    assert.equal((await attempt("000000")).result === "locked", locks, `${gap} ms later`);
  }
});

test("each lock is twice as long as the one before", async () => {
  const { clock, attempt, fail } = await deployment();
  for (const minutes of [15, 30, 60, 120, 240]) {
    assert.deepEqual(await fail(5), Array(5).fill("wrong"));
    const { result, retryAt } = await attempt("000000");
    assert.deepEqual([result, retryAt - clock.now], ["locked", minutes * MINUTE]);
    clock.now = retryAt;
  }
});

test("a success clears the failures and the length of the next lock", async () => {
  const { clock, attempt, fail, rightCode } = await deployment();
  await fail(5);
  clock.now += 15 * MINUTE;
  await fail(4);
  assert.equal((await attempt(rightCode())).result, "verified");
  assert.deepEqual(await fail(5), Array(5).fill("wrong"));
  assert.equal((await attempt("000000")).retryAt - clock.now, 15 * MINUTE);
});

test("a hundred failures in a row stop the factor, however slowly they come, until it is unlocked", async () => {
  const { clock, otp, factorId, attempt, fail, rightCode } = await deployment();
  for (let i = 0; i < 100; i++) {
    assert.deepEqual(await fail(1), ["wrong"], `failure ${i + 1}`);
    clock.now += 5 * MINUTE;
  }
  compared.clear();
  clock.now += 10 ** 10;
  assert.deepEqual(await attempt(rightCode()), { result: "locked" });
  assert.equal(compared.size, 0);

  await otp.unlock("u1", factorId);
  assert.deepEqual(await attempt(rightCode()), { result: "verified" });
});

test("ninety-nine failures in a row don't stop it, and a success begins a new row", async () => {
  const { clock, attempt, fail, rightCode } = await deployment();
  for (const _ of [1, 2]) {
    for (let i = 0; i < 99; i++) {
      await fail(1);
      clock.now += 5 * MINUTE;
    }
    assert.deepEqual(await attempt(rightCode()), { result: "verified" });
  }
});

test("it locks this factor only: not the person's other one, nor another person or tenant", async () => {
  const { store, otp, attempt, fail } = await deployment();
  const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } });
  const elsewhere = createOtp({ store, keyring, tenant: "other" });
  const others = [
    [otp, "u1"],
    [otp, "u2"],
    [elsewhere, "u1"],
  ];
  const before = await Promise.all(
    others.map(([by, subject]) => by.enrol(subject, { type: "totp" })),
  );
  await fail(6);
  assert.equal((await attempt("000000")).result, "locked");
  for (const [i, [by, subject]] of others.entries()) {
    const { factorId, secret } = before[i];
    const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: START });
    assert.deepEqual(await by.verify({ subject, factorId, code }), { result: "verified" });
  }
});

test("a malformed and a used code cost a try like a wrong one", async () => {
  for (const kind of ["malformed", "used"]) {
    const { attempt, rightCode } = await deployment();
    const used = rightCode();
    await attempt(used);
    const code = kind === "used" ? used : "12345";
    const results = [];
    for (let i = 0; i < 6; i++) results.push((await attempt(code)).result);
    assert.deepEqual(results, [...Array(5).fill(kind === "used" ? "reused" : "wrong"), "locked"]);
  }
});

test("a store that calls a change again after writing it charges one try, and lets it through", async () => {
  const clock = { now: START };
  const store = memoryStore({ now: () => clock.now });
  const { update } = store;
  const unsure = { ...store, update: async (...args) => (await update(...args), update(...args)) };
  const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } });
  const otp = createOtp({ store: unsure, keyring });
  const { factorId, secret } = await otp.enrol("u1", { type: "totp" });
  for (let i = 0; i < 4; i++) {
    assert.equal((await otp.verify({ subject: "u1", factorId, code: "12345" })).result, "wrong");
  }
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: START });
  assert.equal((await otp.verify({ subject: "u1", factorId, code })).result, "verified");
});
