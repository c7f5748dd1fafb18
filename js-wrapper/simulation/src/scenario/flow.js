/** @file The flow documents of a scenario: the one at first, and one for each change, made and checked before anything is played. */

import { compileFlow, patternFlow } from "@seatkeeper/host";
import { expectation } from "@seatkeeper/host/kit";
import { refuse } from "./check.js";

/**
 * @param {any} scenario that has been checked
 * @param {{ capabilities: any, nodeTypes?: readonly import("@seatkeeper/host").GivenNode[] }} host what its directory can do, and the
 *   user's own nodes
 * @returns {Promise<Map<number, any>>} the document by the index of the step from which it holds; -1: from
 *   the beginning
 */
export async function documentsOf({ flow, steps }, host) {
  const documents = new Map([[-1, await documentOf(flow, "/flow", host)]]);
  let inForce = flow;
  for (const [index, { change }] of steps.entries()) {
    if (change === undefined) continue;
    const path = `/steps/${index}/change`;
    if (inForce.pattern === undefined) refuse(path, "only a pattern can be changed");
    inForce = { ...inForce, ...change, options: { ...inForce.options, ...change.options } };
    documents.set(index, await documentOf(inForce, path, host));
  }
  return documents;
}

async function documentOf(flow, path, host) {
  const { pattern, limit, options = {} } = flow;
  // A rule may leave no use for the limit, which is looked at all the same.
  const hasRule = (options.rule ?? null) !== null;
  if (hasRule && limit !== undefined) await documentOf({ pattern, limit }, path, host);
  try {
    if (pattern === undefined) {
      await compileFlow(flow, host);
      return flow;
    }
    if (limit === undefined && !hasRule) refuse(`${path}/limit`, "is required");
    const made = patternFlow(pattern, limit, options);
    await compileFlow(made, host);
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
