/** @file Searches every order of a race in a worker: for the flow, and for its naive counterpart. */

import { createRace, naiveNodes } from "@seatkeeper/simulation/race";
import { fetchNodes } from "../modules.js";
import { serveJob } from "../app/job.js";

/**
 * @typedef {import("@seatkeeper/simulation/race").Found | { refusal: string }} Finding `refusal`: why not every
 *   order was tried
 */

const SIDES = {
  ours: {},
  // It ends so much more that its orders are many: one bad order is enough of it.
  naive: { nodes: naiveNodes, until: "nobody" },
};

serveJob(async (options, onProgress) => {
  await fetchNodes();
  const found = /** @type {Record<string, Finding>} */ ({});
  for (const [board, { until, ...others }] of Object.entries(/** @type {any} */ (SIDES))) {
    const onSearched = ({ states }) => onProgress({ board, states, found });
    const race = await createRace({ ...options, ...others });
    found[board] = await findingOf(race, { until, onProgress: onSearched });
  }
  return found;
});

/** @returns {Promise<Finding>} */
async function findingOf(race, how) {
  try {
    return await race.search(how);
  } catch (error) {
    if (error.code !== "raceTooLarge") throw error;
    return { refusal: error.message };
  }
}
