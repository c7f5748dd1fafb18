/** @file Every order of four logins at a limit of two, by the pattern with the most steps: warn. */
import { patternFlow } from "@seatkeeper/host";
import { createRace } from "@seatkeeper/simulation/race";
import { median } from "./clock.js";

const ROUNDS = 11;

/** @returns {Promise<number>} median milliseconds until every order has been gone through, nothing known before */
export async function searchTime() {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const race = await createRace({ flow: patternFlow("warn", 2), logins: 4, limit: 2 });
    const { nobody } = await race.search();
    times.push(performance.now() - start);
    if (nobody !== undefined) throw new Error("a race leaves nobody");
  }
  return median(times);
}
