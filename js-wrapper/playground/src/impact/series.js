/** @file The numbers of an impact as series: patterns that touch the same people are one. */

import { aboutPattern } from "@seatkeeper/host/kit";

/** What is counted: its name in the numbers, in words, and what it is a share of. */
export const MEASURES = Object.freeze([
  { name: "people", words: "people touched", of: "people" },
  { name: "logins", words: "logins touched", of: "logins" },
  { name: "ended", words: "sessions ended early", of: "logins" },
]);

/**
 * @typedef {object} Series
 * @property {string} label the patterns
 * @property {Array<{ limit: number, value: number, share: number }>} points `share`: 0 to 1
 *
 * @param {import("@seatkeeper/simulation/impact").Impact} impact
 * @param {typeof MEASURES[number]} measure
 * @returns {Series[]}
 */
export function seriesOf(impact, { name: measured, of }) {
  const whole = impact[of];
  /** @type {Map<string, { patterns: string[], points: Series["points"] }>} */
  const byNumbers = new Map();
  for (const { pattern, limits } of impact.patterns) {
    const points = limits.map((at) => ({
      limit: at.limit,
      value: at[measured],
      share: whole === 0 ? 0 : at[measured] / whole,
    }));
    const numbers = points.map(({ value }) => value).join();
    const same = byNumbers.get(numbers);
    const name = aboutPattern(pattern).title;
    if (same) same.patterns.push(name);
    else byNumbers.set(numbers, { patterns: [name], points });
  }
  return [...byNumbers.values()].map(({ patterns, points }) => ({
    label: patterns.length < impact.patterns.length ? patterns.join(", ") : "every pattern",
    points,
  }));
}

const PERCENT = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });
const NUMBER = new Intl.NumberFormat("en-GB");

/** @param {number} share 0 to 1 */
export const percent = (share) => PERCENT.format(share);

/** @param {number} value */
export const number = (value) => NUMBER.format(value);
