/** @file `seatkeeper simulate`: plays a scenario against the memory directory, a line a step. */

import { compileFlow, memoryDirectory, patternFlow } from "@seatkeeper/host";
import { expectation, readDocument } from "./document.js";
import { printError, printJson } from "./output.js";
import { createPlay } from "./play.js";
import { checkScenario, refuse } from "./scenario.js";

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

/**
 * @param {any} scenario plain data
 * @returns {Promise<any[]>} a line for each step
 * @throws {import("@seatkeeper/host").SeatkeeperError} `scenarioInvalid`, before any step is played
 */
export async function playScenario(scenario) {
  checkScenario(scenario);
  const { capabilities } = memoryDirectory();
  // Every flow that will be in force is checked before the first step.
  const documents = new Map([[undefined, await document(scenario.flow, "/flow", capabilities)]]);
  let { flow } = scenario;
  for (const [index, { change }] of scenario.steps.entries()) {
    if (change === undefined) continue;
    const path = `/steps/${index}/change`;
    if (flow.pattern === undefined) refuse(path, "only a pattern can be changed");
    flow = { ...flow, ...change, options: { ...flow.options, ...change.options } };
    documents.set(index, await document(flow, path, capabilities));
  }
  const play = createPlay(scenario.sessions ?? [], documents.get(undefined));
  const lines = [];
  for (const [index, step] of scenario.steps.entries()) {
    lines.push(await play.step(step, index, documents.get(index)));
  }
  return lines;
}

async function document(flow, path, capabilities) {
  const { pattern, limit, options = {} } = flow;
  // A rule may leave no use for the limit, which is looked at all the same.
  const hasRule = (options.rule ?? null) !== null;
  if (hasRule && limit !== undefined) await document({ pattern, limit }, path, capabilities);
  try {
    if (pattern === undefined) {
      await compileFlow(flow, { capabilities });
      return flow;
    }
    if (limit === undefined && !hasRule) refuse(`${path}/limit`, "is required");
    const made = patternFlow(pattern, limit, options);
    await compileFlow(made, { capabilities });
    return made;
  } catch (error) {
    if (error.code === "scenarioInvalid" || error.code === undefined) throw error;
    const place = pattern === undefined ? error.path : ofPattern(error.path ?? "", hasRule);
    return refuse(`${path}${place}`, expectation(error));
  }
}

/** Where in the pattern stands what came to that place of its flow. */
function ofPattern(path, hasRule) {
  if (/^\/(pattern|options)/.test(path)) return path;
  if (/^\/nodes\/\d+\/config$/.test(path)) return "/options/accessToken";
  const [, setting] = /^\/nodes\/\d+\/config\/(.*)$/.exec(path) ?? [];
  if (setting === undefined) return `/options${path}`;
  if (hasRule && setting.startsWith("rule")) return `/options/${setting}`;
  const limit = /^(?:rule\/value|limit)(.*)$/.exec(setting);
  if (limit) return `/limit${limit[1]}`;
  return `/options/${setting.replace(/^rule\/(?=field|operator)/, "")}`;
}
