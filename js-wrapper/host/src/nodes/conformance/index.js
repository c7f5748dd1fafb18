/** @file What a node is, as tests: a function that anybody can call with theirs. */

import { moduleConformance } from "./module.js";
import { ownConformance } from "./own.js";

/**
 * Tells whether something is a node: an object as `NodeType` describes it, or a module of the contract.
 *
 * @typedef {object} NodeSuite
 * @property {import("../../ports/suite.js").Test} test registers one rule
 * @property {import("../node-type.js").GivenNode} node
 * @property {import("../node-type.js").Config} [config] one that it takes; `{}`
 * @property {readonly unknown[]} [answers] of the person, for a node that waits; right ones and wrong ones. Each of
 *   its outputs by name, unless given
 *
 * @param {NodeSuite} suite
 */
export function nodeConformance({ test, node, config = {}, answers }) {
  if (typeof node?.manifest === "function") return moduleConformance({ test, node, config });
  const named = (node?.manifest?.outputs ?? []).map((output) => ({ output }));
  return ownConformance({ test, node, config, answers: answers ?? named });
}
