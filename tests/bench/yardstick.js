/** @file What times are compared with: a list of sessions through JSON and back, in the same run. Machines differ, ratios don't. */
import { sessions } from "./sessions.js";

/** The most that a directory lists, for what takes milliseconds. */
const MANY = 10_000;

/** @param {{ count: number }} options */
export function jsonRoundTrip({ count }) {
  const list = sessions(count);
  return () => JSON.parse(JSON.stringify(list));
}

const long = jsonRoundTrip({ count: MANY });

/** @returns {number} milliseconds of 10,000 sessions through JSON and back: taken between what is compared with it */
export function yardstick() {
  const start = performance.now();
  long();
  return performance.now() - start;
}
