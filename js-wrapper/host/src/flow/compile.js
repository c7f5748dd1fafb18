/** @file From a flow document to something that can run: checked, prepared, with a hash for a name. */

import { MAX_DEPTH } from "@seatkeeper/nodes/words";
import { createNodeTypes, nodeOf } from "../nodes/index.js";
import { plainCopy } from "../plain/copy.js";
import { expectation } from "../plain/expectation.js";
import { under } from "../plain/pointer.js";
import { hashOf } from "./canonical.js";
import { checkCapabilities } from "./capabilities.js";
import { checkGraph } from "./graph.js";
import { refuse } from "./refusal.js";
import { FLOW_SETTINGS } from "./settings.js";

const MAX_FLOW_BYTES = 256 * 1024;
const FLOW_NAMES = ["name", "version", "nodes", "edges", "pauseMs", ...Object.keys(FLOW_SETTINGS)];
const NODE_NAMES = ["id", "type", "config", "position"];
const EDGE_NAMES = ["id", "source", "sourceHandle", "target", "targetHandle"];

/**
 * @typedef {object} CompiledNode
 * @property {string} id
 * @property {string} type
 * @property {Record<string, unknown>} config
 * @property {import("@seatkeeper/nodes").PreparedNode} [prepared] the module's node, for those that are modules
 * @property {import("../nodes/node-type.js").Manifest} manifest
 * @property {import("../nodes/node-type.js").KnownType} nodeType
 * @property {readonly string[]} needs what the directory has to know or to be able to do
 * @property {Map<string, string>} next from an output to the id of the next node
 *
 * @typedef {object} CompiledFlow
 * @property {import("./document.js").FlowDocument} document
 * @property {string} hash
 * @property {string} start the id of the first node
 * @property {Map<string, CompiledNode>} nodes
 */

/**
 * @param {unknown} given a flow document
 * @param {{ nodes?: import("@seatkeeper/nodes").LoadedNodes, nodeTypes?: readonly import("../nodes/node-type.js").GivenNode[],
 *   capabilities?: Partial<import("../ports/directory/interface.js").Capabilities> }} [host] `nodeTypes`: nodes of
 *   your own; `capabilities` of the directory
 * @returns {Promise<CompiledFlow>}
 * @throws {import("../errors.js").SeatkeeperError} `flowInvalid`, with a pointer to what is wrong;
 *   `nodeTypeInvalid`
 */
export async function compileFlow(given, { nodes, nodeTypes, capabilities } = {}) {
  return compileWith(given, createNodeTypes({ nodes, nodeTypes }), capabilities);
}

/**
 * @param {unknown} given a flow document
 * @param {import("../nodes/index.js").NodeTypes} nodeTypes
 * @param {any} [capabilities] of the directory
 * @returns {Promise<CompiledFlow>}
 */
export async function compileWith(given, nodeTypes, capabilities) {
  const document = boundedFlow(given);
  checkShape(document);
  const compiled = new Map();
  document.nodes.forEach((node, index) => {
    const path = `/nodes/${index}`;
    if (compiled.has(node.id)) refuse(`${path}/id`, `\`${node.id}\` is the id of another node too`);
    compiled.set(node.id, prepare(node, path, nodeTypes));
  });
  const start = checkGraph(document, compiled);
  checkCapabilities(compiled, capabilities);
  return { document, hash: hashOf(document), start, nodes: compiled };
}

/** @param {unknown} given @returns {any} a copy that is safe to go through, whatever it means */
export function boundedFlow(given) {
  return plainCopy(given, { code: "flowInvalid", depth: MAX_DEPTH, bytes: MAX_FLOW_BYTES });
}

function checkShape(flow) {
  object(flow, "", FLOW_NAMES);
  text(flow.name, "/name", 200);
  if (!Number.isSafeInteger(flow.version)) text(flow.version, "/version", 64);
  for (const [name, values] of Object.entries(FLOW_SETTINGS)) {
    /** @type {readonly unknown[]} */
    const words = values;
    if (flow[name] !== undefined && !words.includes(flow[name])) {
      refuse(`/${name}`, `expected one of ${words.map((word) => `\`${word}\``).join(", ")}`);
    }
  }
  const { pauseMs = 1 } = flow;
  if (!Number.isSafeInteger(pauseMs) || pauseMs < 1 || pauseMs > 3_600_000) {
    refuse("/pauseMs", "expected milliseconds from 1 to 3600000");
  }
  list(flow.nodes, "/nodes", 1, 100).forEach((node, index) => {
    object(node, `/nodes/${index}`, NODE_NAMES);
    const fits = typeof node.id === "string" && /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(node.id);
    if (!fits) refuse(`/nodes/${index}/id`, "expected a letter and up to 63 of `A-Za-z0-9_-`");
  });
  list(flow.edges, "/edges", 0, 300).forEach((edge, index) => {
    object(edge, `/edges/${index}`, EDGE_NAMES);
  });
}

/** @returns {CompiledNode} */
function prepare({ id, type, config = {} }, path, nodeTypes) {
  const nodeType =
    nodeTypes.get(type) ?? refuse(`${path}/type`, "is not a node that is known here");
  try {
    return nodeOf(id, type, config, nodeType);
  } catch (error) {
    if (error.code !== "invalidConfig") throw error;
    return refuse(`${path}/config${error.path}`, expectation(error));
  }
}

function object(value, path, names) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    refuse(path, "expected an object");
  }
  const stranger = names && Object.keys(value).find((name) => !names.includes(name));
  if (stranger !== undefined) refuse(under(path, stranger), "is not a known field here");
}

function list(value, path, least, most) {
  const fits = Array.isArray(value) && value.length >= least && value.length <= most;
  return fits ? value : refuse(path, `expected a list of ${least} to ${most}`);
}

function text(value, path, most) {
  const fits = typeof value === "string" && value !== "" && value.length <= most;
  if (!fits) refuse(path, `expected a text of 1 to ${most} characters`);
}
