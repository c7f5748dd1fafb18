/** @file What a node is, as tests: a function that anybody can call with theirs. */

import { moduleConformance } from "./module.js";
import { ownConformance } from "./own.js";

/**
 * Tells whether something is a node: an object as `NodeType` describes it, or a module of the contract.
 *
 * @param {object} suite
 * @param {(name: string, run: () => any) => unknown} suite.test
 * @param {any} suite.node
 * @param {any} [suite.config] one that it takes; `{}`
 * @param {readonly any[]} [suite.answers] of the person, for a node that waits; right ones and wrong ones. Each of
 *   its outputs by name, unless given
 */
export function nodeConformance({ test, node, config = {}, answers }) {
  if (typeof node?.manifest === "function") return moduleConformance({ test, node, config });
  const named = (node?.manifest?.outputs ?? []).map((output) => ({ output }));
  return ownConformance({ test, node, config, answers: answers ?? named });
}
