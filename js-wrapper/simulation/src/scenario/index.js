/** @file Scenarios: logins that are played against a directory in memory, a line for each step. */

import { memoryDirectory } from "@seatkeeper/host";
import { checkScenario } from "./check.js";
import { documentsOf } from "./flow.js";
import { createPlay } from "./play.js";

/**
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./scenario.js").ScenarioStep} ScenarioStep
 * @typedef {import("./scenario.js").ScenarioLine} ScenarioLine
 * @typedef {import("./scenario.js").DecisionLine} DecisionLine
 *
 * @typedef {object} Played
 * @property {ScenarioLine} line as `seatkeeper simulate` prints it
 * @property {import("@seatkeeper/host").Result} [result] of the host, where it was asked: record, page, pause
 *
 * @typedef {object} OpenScenario
 * @property {() => Promise<Played | undefined>} next plays the next step; nothing after the last one
 * @property {(person: { subject: string, linkedSubjects?: string[] }, at: number) => Array<{ session: import("@seatkeeper/host").Session,
 *   standing: import("@seatkeeper/nodes").Standing }>} sessions of a person as they stand after the steps so far; `at`: epoch ms
 */

/**
 * @param {Scenario} scenario plain data
 * @param {{ nodeTypes?: readonly import("@seatkeeper/host").GivenNode[] }} [options] nodes of your own, as `createSeatkeeper` takes them
 * @returns {Promise<ScenarioLine[]>} a line for each step
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
 * @param {Scenario} scenario plain data
 * @param {{ nodeTypes?: readonly import("@seatkeeper/host").GivenNode[] }} [options]
 * @returns {Promise<OpenScenario>}
 * @throws {import("@seatkeeper/host").SeatkeeperError} `scenarioInvalid`, before any step is played
 */
export async function openScenario(scenario, { nodeTypes } = {}) {
  checkScenario(scenario);
  const { capabilities } = memoryDirectory();
  const documents = await documentsOf(scenario, { capabilities, nodeTypes });
  const play = createPlay(scenario.sessions ?? [], documents.get(-1), nodeTypes);
  let index = 0;
  return {
    async next() {
      if (index === scenario.steps.length) return undefined;
      const played = await play.step(scenario.steps[index], index, documents.get(index));
      index += 1;
      return played;
    },
    sessions: (person, at) => play.sessions(person, at),
  };
}
