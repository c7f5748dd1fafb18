/** @file A login history, read from CSV and played under every pattern at ten limits. */
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { generateHistory } from "../impact/generate.js";
import { median } from "./clock.js";
import { yardstick } from "./yardstick.js";

const ROUNDS = 5;

/** @param {number} rows @returns {Promise<{ login: number, roundTrip: number }>} median microseconds a login, reading
 *   included; and median milliseconds of the yardstick, in turns */
export async function microsecondsALogin(rows) {
  const bytes = new TextEncoder().encode(generateHistory({ rows, seed: 1 }));
  const times = [];
  const roundTrips = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    await impactOf(await readHistory(bytes));
    times.push(performance.now() - start);
    roundTrips.push(yardstick());
  }
  return {
    login: (median(times.slice(1)) / rows) * 1000,
    roundTrip: median(roundTrips.slice(1)),
  };
}
