/** @file T15: who reads the store learns no secret, and a row is of use only where it belongs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { HOTP, Secret, TOTP } from "otpauth";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { createOtp } from "../../js-wrapper/host/src/otp/index.js";
import { memoryStore } from "../../js-wrapper/host/src/memory/store.js";

const NOW = 1_700_000_000_000;
const key = (kid, fill) => ({ kid, secret: new Uint8Array(32).fill(fill) });
const keyring = createKeyring({ current: key("k1", 1) });
const newStore = () => memoryStore({ now: () => NOW });
const codeFor = (secret) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: NOW });

/** How a secret might look in a dump. */
function spellings(base32) {
  const bytes = Buffer.from(Secret.fromBase32(base32).bytes);
  // In the middle of something longer base64 is shifted by up to two bytes, and its ends belong to
  // the neighbours.
  const inBase64 = (text, encoding) =>
    [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
        .toString(encoding)
        .slice(4, -4),
    );
  return [
    base32,
    ...["hex", "latin1", "utf8"].map((encoding) => bytes.toString(encoding)),
    ...["base64", "base64url"].flatMap((encoding) => inBase64(bytes, encoding)),
    ...inBase64(base32, "base64url"),
    Buffer.from(base32).toString("hex"),
    [...bytes].join(","),
    [...bytes].join(", "),
  ].map((each) => each.toLowerCase());
}

function assertHolds(text, secret, expected) {
  const lower = text.toLowerCase();
  const found = spellings(secret).filter((spelling) => lower.includes(spelling));
  assert.equal(found.length > 0, expected, `found ${JSON.stringify(found)}`);
}

async function dump(store) {
  return JSON.stringify(await store.rows(""));
}

test("a dump of the store holds no secret, in no spelling, whatever happened to the factor", async () => {
  const store = newStore();
  const otp = createOtp({ store, keyring });
  for (const [type, algorithm] of [
    ["totp", "SHA1"],
    ["hotp", "SHA256"],
    ["totp", "SHA512"],
  ]) {
    const { factorId, secret } = await otp.enrol("u1", { type, algorithm });
    const generator = { secret: Secret.fromBase32(secret), algorithm };
    const code =
      type === "totp" ? TOTP.generate({ ...generator, timestamp: NOW }) : HOTP.generate(generator);
    await otp.verify({ subject: "u1", factorId, code: "000000" });
    assert.equal((await otp.verify({ subject: "u1", factorId, code })).result, "verified");
    await otp.verify({ subject: "u1", factorId, code });
    const text = await dump(store);
    assertHolds(text, secret, false);
    assert.ok(
      text.includes(factorId) && !text.includes(code),
      "the dump is of this store, and holds no code",
    );
  }
});

test("the search for secrets finds one in each spelling", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const bytes = Buffer.from("12345678901234567890");
  const texts = [secret, "12345678901234567890", bytes.toString("hex"), JSON.stringify([...bytes])];
  for (const before of ["", "x", "xy"]) {
    texts.push(Buffer.concat([Buffer.from(before), bytes, Buffer.from("tail")]).toString("base64"));
    texts.push(
      Buffer.concat([Buffer.from(before), bytes, Buffer.from("tail")]).toString("base64url"),
    );
  }
  for (const text of texts) assertHolds(`before ${text} after`, secret, true);
});

test("a row that is moved to another subject, factor or tenant does not decrypt", async () => {
  const store = newStore();
  const [mine, others] = ["t1", "t2"].map((tenant) => createOtp({ store, keyring, tenant }));
  const { factorId, secret } = await mine.enrol("thief", { type: "totp" });
  const rows = await store.rows("otp/factor/");
  assert.equal(rows.length, 1);
  const [[home, { factors }]] = rows;
  const { [factorId]: row } = factors;
  const places = [
    [mine, "victim", factorId],
    [mine, "thief", "another-factor"],
    [others, "thief", factorId],
    [others, "victim", "another-factor"],
  ];
  for (const [i, [otp, subject, id]] of places.entries()) {
    const place = home.replace("/t1/", otp === mine ? "/t1/" : "/t2/").replace("thief", subject);
    assert.notDeepEqual([place, id], [home, factorId], `place ${i}`);
    const before = await store.get(place);
    await store.update(place, () => ({ subject, factors: { [id]: row } }));
    const attempt = { subject, factorId: id, code: codeFor(secret) };
    await assert.rejects(otp.verify(attempt), {
      name: "SeatkeeperError",
      code: "factorUnreadable",
    });
    await assert.rejects(otp.factorOf(subject), { code: "factorUnreadable" });
    await store.update(place, () => before);
  }
  const attempt = { subject: "thief", factorId, code: codeFor(secret) };
  assert.deepEqual(await mine.verify(attempt), { result: "verified" }, "at home it does");
});

test("names that look like one another when they are put together are kept apart", async () => {
  const store = newStore();
  const a = createOtp({ store, keyring, tenant: "a" });
  const ab = createOtp({ store, keyring, tenant: "a/b" });
  const { factorId, secret } = await a.enrol("b/c", { type: "totp" });
  assert.equal(await ab.factorOf("c"), undefined);
  assert.equal(await a.factorOf("b"), undefined);
  const code = codeFor(secret);
  await assert.rejects(ab.verify({ subject: "c", factorId, code }), { code: "factorUnknown" });
  await assert.rejects(a.verify({ subject: "b", factorId: `c/${factorId}`, code }), {
    code: "factorUnknown",
  });
  assert.equal((await a.verify({ subject: "b/c", factorId, code })).result, "verified");
});

test("a row of which a single byte was changed does not decrypt", async () => {
  const store = newStore();
  const otp = createOtp({ store, keyring });
  const { factorId } = await otp.enrol("u1", { type: "totp" });
  const [[place, { factors }]] = await store.rows("otp/factor/");
  const put = (row) => store.update(place, () => ({ factors: { [factorId]: row } }));
  const { [factorId]: row } = factors;
  for (const field of ["nonce", "sealed"]) {
    const bytes = Buffer.from(row[field], "base64url");
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] ^= 1;
      await put({ ...row, [field]: flipped.toString("base64url") });
      await assert.rejects(otp.verify({ subject: "u1", factorId, code: "000000" }), {
        code: "factorUnreadable",
      });
    }
  }
  for (const broken of [
    {},
    { ...row, kid: "k9" },
    { ...row, nonce: 7 },
    { ...row, sealed: null },
    "row",
    [1],
  ]) {
    await put(broken);
    await assert.rejects(otp.verify({ subject: "u1", factorId, code: "000000" }), {
      code: "factorUnreadable",
    });
  }
  assert.deepEqual(await store.rows("otp/budget/"), [], "nobody's failure");
});

test("each sealing has its own nonce, and each secret is new and of full length", async () => {
  const store = newStore();
  const otp = createOtp({ store, keyring });
  const secrets = new Set();
  for (const [algorithm, bytes] of [
    ["SHA1", 20],
    ["SHA256", 32],
    ["SHA512", 64],
  ]) {
    for (let i = 0; i < 20; i++) {
      const { secret } = await otp.enrol("u1", { type: "totp", algorithm });
      assert.equal(Secret.fromBase32(secret).bytes.length, bytes);
      secrets.add(secret);
    }
  }
  assert.equal(secrets.size, 60);
  const rows = store.rows("otp/factor/").flatMap(([, { factors }]) => Object.values(factors));
  assert.equal(new Set(rows.map(({ nonce }) => nonce)).size, 60);
  for (const { nonce } of rows) assert.equal(Buffer.from(nonce, "base64url").length, 12);
});

test("a factor that is sealed anew under a new key still verifies when the old key is gone", async () => {
  const store = newStore();
  const before = createOtp({ store, keyring });
  const elsewhere = createOtp({ store, keyring, tenant: "other" });
  const people = ["u1", "u2", "a/b", "ü"];
  const enrolled = [];
  for (const subject of people)
    enrolled.push({ subject, ...(await before.enrol(subject, { type: "totp" })) });
  await elsewhere.enrol("u1", { type: "totp" });

  const both = createOtp({
    store,
    keyring: createKeyring({ current: key("k2", 2), previous: key("k1", 1) }),
  });
  assert.deepEqual(await both.rewrap(), { rewrapped: 4, unreadable: 0 });
  assert.deepEqual(
    await both.rewrap(),
    { rewrapped: 0, unreadable: 0 },
    "what is current already is left alone",
  );

  const after = createOtp({ store, keyring: createKeyring({ current: key("k2", 2) }) });
  for (const { subject, factorId, secret } of enrolled) {
    assertHolds(await dump(store), secret, false);
    const attempt = { subject, factorId, code: codeFor(secret) };
    await assert.rejects(
      before.verify(attempt),
      { code: "factorUnreadable" },
      "the old key opens it no more",
    );
    assert.deepEqual(await after.verify(attempt), { result: "verified" });
  }
});

test("sealing anew counts what it can't read, goes on, and leaves it as it is", async () => {
  const store = newStore();
  const otp = (...keys) =>
    createOtp({ store, keyring: createKeyring({ current: keys[0], previous: keys[1] }) });
  await otp(key("k0", 9)).enrol("u0", { type: "totp" });
  const [[place, { factors: lost }]] = await store.rows("otp/factor/");
  await otp(key("k1", 1)).enrol("u1", { type: "totp" });
  await otp(key("k1", 1)).enrol("u2", { type: "totp" });
  assert.deepEqual(await otp(key("k2", 2), key("k1", 1)).rewrap(), { rewrapped: 2, unreadable: 1 });
  assert.deepEqual((await store.get(place)).factors, lost);
});

test("sealing anew never brings back a factor that was removed meanwhile", async () => {
  const store = newStore();
  const { factorId } = await createOtp({ store, keyring }).enrol("u1", { type: "totp" });
  const turned = createKeyring({ current: key("k2", 2), previous: key("k1", 1) });
  const racing = createOtp({
    store: {
      ...store,
      async due(...asked) {
        const found = await store.due(...asked);
        await createOtp({ store, keyring }).remove("u1", factorId);
        return found;
      },
    },
    keyring: turned,
  });
  await racing.rewrap();
  assert.deepEqual(await store.rows("otp/"), []);
});

test("after the enrolment nothing gives the secret away", async () => {
  const store = newStore();
  const otp = createOtp({ store, keyring });
  const { factorId, secret, uri } = await otp.enrol("u1", { type: "totp" });
  assert.ok(uri.includes(secret), "once, it is shown");

  const answers = [otp, await otp.factorOf("u1")];
  for (const code of ["000000", "x", codeFor(secret), codeFor(secret)]) {
    answers.push(await otp.verify({ subject: "u1", factorId, code }));
  }
  answers.push(await otp.rewrap(), await otp.unlock("u1", factorId));
  const [[place, { factors }]] = await store.rows("otp/factor/");
  const { [factorId]: row } = factors;
  const shortened = { ...row, sealed: row.sealed.slice(4) };
  await store.update(place, () => ({ factors: { [factorId]: shortened } }));
  answers.push(await otp.factorOf("u1").catch((error) => error));
  answers.push(await otp.verify({ subject: "u1", factorId, code: "1" }).catch((error) => error));
  answers.push(await otp.remove("u1", factorId));
  for (const answer of answers) {
    assertHolds(inspect(answer, { depth: null, showHidden: true }), secret, false);
    assertHolds(JSON.stringify(answer) ?? "", secret, false);
  }
});

test("a secret that can't be taken over is not quoted in the error", async () => {
  const otp = createOtp({ store: newStore(), keyring });
  for (const secret of [
    "CANARY1!CANARY1!CANARY1!CANARY1!",
    "CANARYCANARY",
    new Uint8Array(19),
    7,
    null,
  ]) {
    await assert.rejects(otp.enrol("u1", { type: "totp", secret }), (error) => {
      assert.ok(!inspect(error).includes("CANARY"));
      return error.code === "otpInvalid" && error.path === "/secret";
    });
  }
});
