/** @file `seatkeeper simulate`: plays a scenario against the memory directory, a line a step. */

import { playScenario } from "@seatkeeper/simulation/scenario";
import { readDocument } from "./document.js";
import { printError, printJson } from "./output.js";

/**
 * @param {string} file
 * @returns {Promise<number>} exit code: 0, or 2 for a bad scenario
 */
export async function simulate(file) {
  try {
    for (const line of await playScenario(readDocument(file, "scenarioInvalid"))) printJson(line);
    return 0;
  } catch (error) {
    if (error.code !== "scenarioInvalid") throw error;
    printError(error.message);
    return 2;
  }
}
