/** @file Every order of four logins at a limit of two, by the pattern with the most steps: warn. */
import { patternFlow } from "@seatkeeper/host";
import { createRace } from "@seatkeeper/simulation/race";
import { median } from "./clock.js";
import { yardstick } from "./yardstick.js";

const ROUNDS = 11;

/** @returns {Promise<{ search: number, roundTrip: number }>} median milliseconds until every order has been gone
 *   through, nothing known before; and of the yardstick, in turns */
export async function searchTime() {
  const times = { search: [], roundTrip: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const race = await createRace({ flow: patternFlow("warn", 2), logins: 4, limit: 2 });
    const { nobody } = await race.search();
    times.search.push(performance.now() - start);
    times.roundTrip.push(yardstick());
    if (nobody !== undefined) throw new Error("a race leaves nobody");
  }
  return { search: median(times.search), roundTrip: median(times.roundTrip) };
}
