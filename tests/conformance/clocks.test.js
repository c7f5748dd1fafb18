/** @file The clocks that we have keep what a clock promises, and the suite tells those that don't. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clockConformance } from "@seatkeeper/host/conformance";
import { movedClock, systemClock } from "@seatkeeper/host/kit";
import { eachRuleHasOne, failing } from "./collect.js";

clockConformance({ test, createClock: () => ({ clock: systemClock }) });

const createMoved = () => {
  let time = 1_700_000_000_000;
  return { clock: movedClock(() => time++) };
};
clockConformance({
  test: (name, run) => test(`moved: ${name}`, run),
  createClock: createMoved,
  passes: false,
});

/** The rule for calling off puts off by a millisecond: what breaks another rule lets that be. */
const isPutOff = (ms) => ms > 1;

/** What a broken clock does otherwise than the sound one. @typedef {(sound: any) => any} Broken */

/** @type {Array<[string, string, Broken]>} */
const BROKEN = [
  [
    "tells parts of a millisecond",
    "clock: it tells whole milliseconds",
    ({ now }) => ({ now: () => now() + 0.5 }),
  ],
  [
    "is set back",
    "clock: it never goes back",
    ({ now }) => {
      let told = 0;
      return { now: () => now() - ((told += 1) === 50 ? 60_000 : 0) };
    },
  ],
  [
    "doesn't sleep",
    "clock: whoever sleeps wakes up, and not before the time",
    () => ({ sleep: async () => {} }),
  ],
  [
    "runs at once what is put off",
    "clock: what is put off runs once, and not before the time",
    () => ({ after: (ms, act) => (isPutOff(ms) && act(), () => {}) }),
  ],
  [
    "runs again and again what is put off",
    "clock: what is put off runs once, and not before the time",
    ({ after }) => ({ after: (ms, act) => after(ms, () => (act(), isPutOff(ms) && act())) }),
  ],
  [
    "can't call anything off",
    "clock: what is called off never runs, and may be called off again",
    ({ after }) => ({ after: (ms, act) => (after(ms, act), () => {}) }),
  ],
  [
    "fails where somebody calls off twice",
    "clock: what is called off never runs, and may be called off again",
    ({ after }) => ({
      after(ms, act) {
        let callOff = after(ms, act);
        return () => void (callOff(), (callOff = undefined));
      },
    }),
  ],
];

eachRuleHasOne("clock", BROKEN, (collect, broken = () => ({})) =>
  clockConformance({
    test: collect,
    createClock: () => ({ clock: { ...systemClock, ...broken(systemClock) } }),
  }),
);

test("a moved clock that runs what is put off after all is refused", async () => {
  const after = (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  };
  const { failed } = await failing(({ test: collect }) =>
    clockConformance({
      test: collect,
      createClock: () => ({ clock: { ...createMoved().clock, after } }),
      passes: false,
    }),
  );
  assert.deepEqual(failed, ["clock: what is put off never runs"]);
});
