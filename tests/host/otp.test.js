/** @file One-time passwords: enrolment, the factor that a run asks for, and refused input. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { HOTP, TOTP, URI } from "otpauth";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { createOtp } from "../../js-wrapper/host/src/otp/index.js";
import { memoryStore } from "../../js-wrapper/host/src/memory/store.js";

const START = 1_700_000_000_000;

function deployment(options = {}) {
  const clock = { now: START };
  const store = memoryStore({ now: () => clock.now });
  const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } });
  return { clock, store, keyring, otp: createOtp({ store, keyring, ...options }) };
}

test("the enrolment's URI sets an authenticator app up, names and all", async () => {
  const { otp, clock } = deployment({ issuer: "Ex & Co" });
  const settings = { type: "totp", digits: 8, period: 60, algorithm: "SHA256" };
  const { factorId, uri, secret } = await otp.enrol("auth0|1/2", {
    ...settings,
    label: "zoë@example.org",
  });
  const app = URI.parse(uri);
  assert.ok(app instanceof TOTP);
  assert.deepEqual(
    [app.issuer, app.label, app.secret.base32],
    ["Ex & Co", "zoë@example.org", secret],
  );
  const code = app.generate({ timestamp: clock.now });
  assert.equal(code.length, 8);
  assert.deepEqual(await otp.verify({ subject: "auth0|1/2", factorId, code }), {
    result: "verified",
  });
});

test("a HOTP factor goes on where the token that is taken over stands", async () => {
  const { otp } = deployment();
  const { factorId, uri } = await otp.enrol("u1", { type: "hotp", counter: 41 });
  const app = URI.parse(uri);
  assert.ok(app instanceof HOTP);
  assert.deepEqual([app.label, app.counter], ["u1", 41]);
  assert.deepEqual(await otp.verify({ subject: "u1", factorId, code: app.generate() }), {
    result: "verified",
  });
});

test("the newest factor is asked for, of those that were enrolled before the run began", async () => {
  const { otp, clock } = deployment();
  assert.equal(await otp.factorOf("u1"), undefined);
  const old = await otp.enrol("u1", { type: "hotp" });
  clock.now += 1000;
  const young = await otp.enrol("u1", { type: "totp", digits: 8 });
  await otp.enrol("u2", { type: "totp" });

  const asOld = { factorId: old.factorId, type: "hotp", digits: 6, enrolledAt: START };
  const asYoung = { factorId: young.factorId, type: "totp", digits: 8, enrolledAt: START + 1000 };
  assert.deepEqual(await otp.factorOf("u1"), asYoung);
  assert.deepEqual(await otp.factorOf("u1", { before: START + 1001 }), asYoung);
  assert.deepEqual(await otp.factorOf("u1", { before: START + 1000 }), asOld);
  assert.equal(await otp.factorOf("u1", { before: START }), undefined);

  await otp.remove("u1", young.factorId);
  assert.deepEqual(await otp.factorOf("u1"), asOld);
});

test("a factor is its owner's alone", async () => {
  const { otp } = deployment();
  const { factorId } = await otp.enrol("u1", { type: "totp" });
  const others = [
    { subject: "u2", factorId },
    { subject: "u1", factorId: "another" },
    { subject: "u1", factorId: "../u1" },
    { subject: "__proto__", factorId },
  ];
  for (const other of others) {
    await assert.rejects(otp.verify({ ...other, code: "000000" }), { code: "factorUnknown" });
  }
});

test("factors can be kept in a store of their own", async () => {
  const rows = memoryStore();
  const { otp, store, clock } = deployment({ factors: rows });
  const { factorId, uri } = await otp.enrol("u1", { type: "totp" });
  assert.equal(
    (await otp.factorOf("u1")).enrolledAt,
    clock.now,
    "dated by the one clock that counts",
  );
  const code = URI.parse(uri).generate({ timestamp: clock.now });
  assert.equal((await otp.verify({ subject: "u1", factorId, code })).result, "verified");
  assert.deepEqual(
    (await rows.rows("")).map(([key]) => key.split("/")[1]),
    ["factor"],
  );
  assert.deepEqual(
    (await store.rows("")).map(([key]) => key.split("/")[1]),
    ["accepted"],
  );
});

test("a removed factor leaves nothing behind", async () => {
  const { otp, store, clock } = deployment();
  const { factorId, uri } = await otp.enrol("u1", { type: "totp" });
  const code = URI.parse(uri).generate({ timestamp: clock.now });
  for (const each of [code, "1"]) await otp.verify({ subject: "u1", factorId, code: each });
  assert.equal((await store.rows("")).length, 3);
  await otp.remove("u1", factorId);
  assert.deepEqual(await store.rows(""), []);
  await assert.rejects(otp.verify({ subject: "u1", factorId, code }), { code: "factorUnknown" });
});

test("an enrolment with a wrong or a misspelt setting names it", async () => {
  const { otp, store } = deployment();
  const wrong = {
    type: ["TOTP", "", undefined, null, "constructor", ["totp"]],
    digits: [5, 9, 6.5, "6", null, NaN],
    period: [14, 121, 30.5, "30", 0, null],
    algorithm: ["MD5", "sha1", "SHA-1", "constructor", null],
    counter: [0],
    digit: [6],
    label: ["", 7, null, "\ud800", "x".repeat(257)],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const enrolment = { type: "totp", [name]: value };
      await assert.rejects(
        otp.enrol("u1", enrolment),
        { code: "otpInvalid", path: `/${name}` },
        `${name}: ${value}`,
      );
    }
  }
  for (const counter of [-1, 1.5, "0", 2 ** 53, null]) {
    await assert.rejects(otp.enrol("u1", { type: "hotp", counter }), {
      code: "otpInvalid",
      path: "/counter",
    });
  }
  await assert.rejects(otp.enrol("u1", { type: "hotp", period: 30 }), {
    code: "otpInvalid",
    path: "/period",
  });
  assert.deepEqual(await store.rows(""), []);
});

test("ids are text of 1 to 256 bytes", async () => {
  const { otp, store, keyring } = deployment();
  for (const bad of ["", "x".repeat(257), "é".repeat(129), "\ud800", 7, null, undefined, {}]) {
    const subject = { code: "otpInvalid", path: "/subject" };
    await assert.rejects(otp.enrol(bad, { type: "totp" }), subject);
    await assert.rejects(otp.factorOf(bad), subject);
    await assert.rejects(otp.verify({ subject: bad, factorId: "f", code: "1" }), subject);
    await assert.rejects(otp.unlock(bad, "f"), subject);
    const factorId = { code: "otpInvalid", path: "/factorId" };
    await assert.rejects(otp.verify({ subject: "u1", factorId: bad, code: "1" }), factorId);
    await assert.rejects(otp.remove("u1", bad), factorId);
    if (bad === undefined) continue;
    assert.throws(() => createOtp({ store, keyring, tenant: bad }), {
      code: "otpInvalid",
      path: "/tenant",
    });
    assert.throws(() => createOtp({ store, keyring, issuer: bad }), {
      code: "otpInvalid",
      path: "/issuer",
    });
  }
  const longest = "é".repeat(128);
  await otp.enrol(longest, { type: "totp", label: "u1" });
  assert.equal((await otp.factorOf(longest)).type, "totp");
});
