/** @file T14: a code is good once, for a short time, and only if it is typed exactly. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { HOTP, Secret, TOTP } from "otpauth";
import { createKeyring } from "../../js-wrapper/host/src/keys.js";
import { createOtp } from "../../js-wrapper/host/src/otp/index.js";
import { memoryStore } from "../../js-wrapper/host/src/memory/store.js";

const STEP = 30_000;
const START = 1_700_000_010_000; // the beginning of a step
const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } });

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

/** A factor with a fixed secret, so that no test meets two steps that happen to share a code. */
async function enrolled(enrolment = {}) {
  const clock = { now: START };
  const store = distant(memoryStore({ now: () => clock.now }));
  const otp = createOtp({ store, keyring });
  const secret = new TextEncoder().encode("a fixed secret of 160+ bits");
  const { factorId } = await otp.enrol("u1", { type: "totp", secret, ...enrolment });
  const attempt = async (code, by = otp) =>
    (await by.verify({ subject: "u1", factorId, code })).result;
  const generate = { secret: new Secret({ buffer: secret.buffer }), digits: enrolment.digits ?? 6 };
  return {
    clock,
    store,
    otp,
    attempt,
    secondInstance: createOtp({ store, keyring }),
    codeAt: (timestamp, period = 30) => TOTP.generate({ ...generate, timestamp, period }),
    codeNumber: (counter) => HOTP.generate({ ...generate, counter }),
  };
}

for (const type of ["totp", "hotp"]) {
  test(`${type}: one code in two runs at once, on two instances: one passes`, async () => {
    const { otp, secondInstance, attempt, codeAt, codeNumber } = await enrolled({ type });
    const code = type === "totp" ? codeAt(START) : codeNumber(0);
    const results = await Promise.all([
      attempt(code, otp),
      attempt(code, secondInstance),
      attempt(code, otp),
    ]);
    assert.deepEqual(results.sort(), ["reused", "reused", "verified"]);
  });

  test(`${type}: one code in one run after the other: the first passes`, async () => {
    const { secondInstance, attempt, codeAt, codeNumber } = await enrolled({ type });
    const code = type === "totp" ? codeAt(START) : codeNumber(0);
    assert.equal(await attempt(code), "verified");
    assert.equal(await attempt(code), "reused");
    assert.equal(await attempt(code, secondInstance), "reused");
  });
}

test("a code is good in its own step and the ones beside it, and not two steps away", async () => {
  for (const [distance, expected] of [
    [-3, "wrong"],
    [-2, "wrong"],
    [-1, "verified"],
    [0, "verified"],
    [1, "verified"],
    [2, "wrong"],
    [3, "wrong"],
  ]) {
    for (const within of [0, STEP - 1]) {
      const { clock, attempt, codeAt } = await enrolled();
      clock.now = START + within;
      assert.equal(
        await attempt(codeAt(START + distance * STEP)),
        expected,
        `${distance} steps, ${within} ms into it`,
      );
    }
  }
});

test("after a code no earlier step counts, used or not", async () => {
  const { clock, attempt, codeAt } = await enrolled();
  assert.equal(await attempt(codeAt(START + STEP)), "verified");
  for (const step of [-1, 0, 1]) assert.equal(await attempt(codeAt(START + step * STEP)), "reused");
  clock.now += STEP;
  assert.equal(await attempt(codeAt(START + 2 * STEP)), "verified");
});

test("a clock that is set back makes no used code good again", async () => {
  const { clock, attempt, codeAt } = await enrolled();
  clock.now = START + 10 * STEP;
  assert.equal(await attempt(codeAt(clock.now)), "verified");
  clock.now = START;
  assert.equal(await attempt(codeAt(START)), "reused");
  clock.now = START + 10 * STEP;
  assert.equal(await attempt(codeAt(clock.now)), "reused");
});

test("the clock is the store's: with the system's these codes would be wrong", async () => {
  const { clock, attempt, codeAt } = await enrolled();
  for (const now of [0, 10 ** 9, 20_000_000_000_000]) {
    clock.now = now;
    assert.equal(await attempt(codeAt(now)), "verified");
  }
});

test("only exactly so many ASCII digits are a code", async () => {
  for (const digits of [6, 7, 8]) {
    const { otp, codeAt } = await enrolled({ digits });
    const { factorId } = await otp.factorOf("u1");
    const code = codeAt(START);
    const inScript = (zero) =>
      [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join("");
    const malformed = [
      ...["", code.slice(1), code.slice(0, -1), `0${code}`, `${code}0`, `${code}${code}`],
      ...[
        ` ${code}`,
        `${code} `,
        `${code}\n`,
        `${code.slice(0, 3)} ${code.slice(3)}`,
        ` ${code.slice(1)}`,
      ],
      ...[
        `+${code.slice(1)}`,
        `-${code.slice(1)}`,
        `0x${code.slice(2)}`,
        `${code.slice(0, -1)}\n`,
        `${code.slice(0, -2)}e1`,
      ],
      ...[
        inScript(0x660),
        inScript(0x966),
        inScript(0xff10),
        inScript(0x1d7ce),
        `${code.slice(1)}\u0661`,
      ],
      ...[
        Number(code),
        [code],
        [...code],
        { length: digits, toString: () => code },
        new String(code),
        null,
        undefined,
      ],
    ];
    for (const each of malformed) {
      assert.equal(
        (await otp.verify({ subject: "u1", factorId, code: each })).result,
        "wrong",
        JSON.stringify(each),
      );
      await otp.unlock("u1", factorId);
    }
    assert.equal((await otp.verify({ subject: "u1", factorId, code })).result, "verified");
  }
});

test("hotp: up to 5 codes may have been skipped, and no more", async () => {
  for (const [skipped, expected] of [
    [0, "verified"],
    [1, "verified"],
    [5, "verified"],
    [6, "wrong"],
    [7, "wrong"],
  ]) {
    const { attempt, codeNumber } = await enrolled({ type: "hotp", counter: 10 });
    assert.equal(await attempt(codeNumber(10 + skipped)), expected, `${skipped} skipped`);
    const { attempt: fresh } = await enrolled({ type: "hotp", counter: 10 });
    assert.notEqual(await fresh(codeNumber(9 - skipped)), "verified", "it never looks back");
  }
});

test("hotp: a new factor has no counter before the first", async () => {
  const { attempt, codeNumber } = await enrolled({ type: "hotp" });
  assert.equal(await attempt(codeNumber(-1)), "wrong");
  assert.equal(await attempt(codeNumber(0)), "verified");
});

test("hotp: the counter goes on from the accepted code and never back", async () => {
  const { attempt, codeNumber, clock } = await enrolled({ type: "hotp" });
  assert.equal(await attempt(codeNumber(5)), "verified");
  for (const used of [0, 1, 2, 3, 4]) assert.equal(await attempt(codeNumber(used)), "wrong");
  clock.now += 15 * 60_000;
  assert.equal(await attempt(codeNumber(5)), "reused");
  assert.equal(await attempt(codeNumber(12)), "wrong", "counted from the accepted one");
  assert.equal(await attempt(codeNumber(11)), "verified");
  assert.equal(await attempt(codeNumber(6)), "wrong");
  assert.equal(await attempt(codeNumber(12)), "verified");
});

test("hotp: of two codes at once the counter keeps the higher one, whichever is stored first", async () => {
  for (const order of [
    [1, 4],
    [4, 1],
  ]) {
    const { attempt, codeNumber } = await enrolled({ type: "hotp" });
    await Promise.all(order.map((counter) => attempt(codeNumber(counter))));
    assert.equal(await attempt(codeNumber(4)), "reused");
    assert.equal(await attempt(codeNumber(5)), "verified");
  }
});

test("where two steps share a code, the code is still good only once", async () => {
  const { clock, attempt, codeAt } = await enrolled();
  let at = START;
  while (codeAt(at) !== codeAt(at + STEP)) at += STEP;
  clock.now = at;
  assert.equal(await attempt(codeAt(at)), "verified");
  assert.equal(await attempt(codeAt(at)), "reused");
  for (const later of [STEP, 2 * STEP]) {
    clock.now = at + later;
    assert.equal(await attempt(codeAt(at)), "reused");
  }
});
