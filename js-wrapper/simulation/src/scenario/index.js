/** @file Scenarios: logins that are played against a directory in memory, a line for each step. */

import { memoryDirectory } from "@seatkeeper/host";
import { checkScenario } from "./check.js";
import { documentsOf } from "./flow.js";
import { createPlay } from "./play.js";

/**
 * @typedef {object} Played
 * @property {any} line as `seatkeeper simulate` prints it
 * @property {import("@seatkeeper/host").Result} [result] of the host, where it was asked: record, page, pause
 */

/**
 * @param {any} scenario plain data
 * @param {{ nodeTypes?: readonly import("@seatkeeper/host").GivenNode[] }} [options] nodes of your own, as `createSeatkeeper` takes them
 * @returns {Promise<any[]>} a line for each step
 * @throws {import("@seatkeeper/host").SeatkeeperError} `scenarioInvalid`, before any step is played
 */
export async function playScenario(scenario, options) {
  const stage = await openScenario(scenario, options);
  const lines = [];
  for (let played = await stage.next(); played; played = await stage.next())
    lines.push(played.line);
  return lines;
}

/**
 * The same, a step at a time.
 *
 * @param {any} scenario plain data
 * @param {{ nodeTypes?: readonly import("@seatkeeper/host").GivenNode[] }} [options]
 * @throws {import("@seatkeeper/host").SeatkeeperError} `scenarioInvalid`, before any step is played
 */
export async function openScenario(scenario, { nodeTypes } = {}) {
  checkScenario(scenario);
  const { capabilities } = memoryDirectory();
  const documents = await documentsOf(scenario, { capabilities, nodeTypes });
  const play = createPlay(scenario.sessions ?? [], documents.get(-1), nodeTypes);
  let index = 0;
  return {
    /** Plays the next step. @returns {Promise<Played | undefined>} nothing after the last one */
    async next() {
      if (index === scenario.steps.length) return undefined;
      const played = await play.step(scenario.steps[index], index, documents.get(index));
      index += 1;
      return played;
    },
    /**
     * The sessions of a person as they stand after the steps so far.
     *
     * @param {{ subject: string, linkedSubjects?: string[] }} person
     * @param {number} at epoch ms
     * @returns {Array<{ session: import("@seatkeeper/host").Session, standing: string }>}
     */
    sessions: (person, at) => play.sessions(person, at),
  };
}
