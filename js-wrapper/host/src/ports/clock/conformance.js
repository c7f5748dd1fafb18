/** @file What a clock is, as tests: whoever injects one runs these against it. */

import assert from "node:assert/strict";
import { rulesOf, soon } from "../suite.js";

/**
 * A clock under test.
 *
 * @typedef {object} ClockUnderTest
 * @property {import("./interface.js").Clock} clock
 * @property {() => void | Promise<void>} [close] called when a rule is through
 *
 * @typedef {object} ClockSuite
 * @property {import("../suite.js").Test} test registers one rule
 * @property {() => ClockUnderTest | Promise<ClockUnderTest>} createClock called once for each rule
 * @property {boolean} [passes] whether its time passes by itself, which is usual. Where somebody else moves it
 *   (`false`), nobody is kept waiting: `sleep` is over at once, and nothing that is put off ever runs
 */

/** How long these rules wait, ms: what a timer is late or early by is less. */
const A_WHILE = 20;
/** By how much a timer may be early, for the time that `now` tells, ms. */
const EARLY = 2;

/**
 * The rules of a clock.
 *
 * @example
 * clockConformance({ test, createClock: () => ({ clock: systemClock }) });
 *
 * @param {ClockSuite} suite
 */
export function clockConformance({ test, createClock, passes = true }) {
  const rule = rulesOf("clock", test, createClock);

  rule("it tells whole milliseconds", ({ clock }) => {
    for (let times = 0; times < 10; times += 1) assert.ok(Number.isSafeInteger(clock.now()));
  });

  rule("it never goes back", async ({ clock }) => {
    let last = clock.now();
    for (let times = 0; times < 100; times += 1) {
      const next = clock.now();
      assert.ok(next >= last, `${next} came after ${last}`);
      last = next;
      if (times % 10 === 0) await clock.sleep(1);
    }
  });

  rule("whoever sleeps wakes up, and not before the time", async ({ clock }) => {
    const before = clock.now();
    await soon(clock.sleep(0), "waking up at once");
    await soon(clock.sleep(A_WHILE), "waking up");
    if (passes) assert.ok(clock.now() - before >= A_WHILE - EARLY, "woke up too early");
  });

  if (passes) {
    rule("what is put off runs once, and not before the time", async ({ clock }) => {
      let runs = 0;
      const before = clock.now();
      const ran = new Promise((resolve) => {
        clock.after(A_WHILE, () => {
          runs += 1;
          resolve(clock.now());
        });
      });
      assert.equal(runs, 0, "ran at once");
      assert.ok((await soon(ran, "what was put off")) - before >= A_WHILE - EARLY, "ran too early");
      await clock.sleep(2 * A_WHILE);
      assert.equal(runs, 1);
    });
  } else {
    rule("what is put off never runs", async ({ clock }) => {
      let runs = 0;
      clock.after(1, () => (runs += 1));
      await new Promise((resolve) => setTimeout(resolve, A_WHILE));
      assert.equal(runs, 0);
    });
  }

  rule("what is called off never runs, and may be called off again", async ({ clock }) => {
    let runs = 0;
    const callOff = clock.after(1, () => (runs += 1));
    callOff();
    callOff();
    await new Promise((resolve) => setTimeout(resolve, A_WHILE));
    assert.equal(runs, 0);
  });
}
