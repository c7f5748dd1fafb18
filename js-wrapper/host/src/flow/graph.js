/** @file The graph of a flow: every output wired once, no cycle, an end to every path, no token too early. */

import { refuse } from "./refusal.js";

/**
 * Wires the nodes and checks the graph.
 *
 * @param {any} flow a document of the right shape
 * @param {Map<string, import("./compile.js").CompiledNode>} nodes
 * @returns {string} the id of the first node
 */
export function checkGraph(flow, nodes) {
  const targets = new Set();
  flow.edges.forEach((edge, index) => {
    const path = `/edges/${index}`;
    const source = nodes.get(edge.source) ?? refuse(`${path}/source`, "is no node of this flow");
    if (!nodes.has(edge.target)) refuse(`${path}/target`, "is no node of this flow");
    if (!source.manifest.outputs.includes(edge.sourceHandle)) {
      refuse(`${path}/sourceHandle`, `is no output of a \`${source.type}\``);
    }
    if (source.next.has(edge.sourceHandle)) {
      refuse(`${path}/sourceHandle`, `\`${edge.sourceHandle}\` is wired already`);
    }
    const { proves, waits } = source.nodeType;
    if (proves && edge.sourceHandle !== waits && nodes.get(edge.target).nodeType.endsSessions) {
      refuse(`${path}/target`, "sessions would be ended without a proof");
    }
    source.next.set(edge.sourceHandle, edge.target);
    targets.add(edge.target);
  });
  const placeOf = (id) => `/nodes/${flow.nodes.findIndex((node) => node.id === id)}`;
  for (const { id, type, manifest, next } of nodes.values()) {
    const open = manifest.outputs.find((output) => !next.has(output));
    if (open !== undefined)
      refuse(placeOf(id), `the output \`${open}\` of \`${type}\` leads nowhere`);
  }
  const [start, second] = [...nodes.keys()].filter((id) => !targets.has(id));
  if (start === undefined)
    refuse("/nodes", "every node follows another: the flow has no beginning");
  if (second !== undefined) refuse(placeOf(second), "cannot be reached: a flow begins once");
  checkOrder(nodes, placeOf);
  const needsProof = [...nodes.values()].some(({ nodeType }) => nodeType.proves);
  if (needsProof && flow.whenNonInteractive === "silent") {
    refuse("/whenNonInteractive", "`silent` would skip the proof that the flow asks for");
  }
  return start;
}

/** Removes nodes that nothing leads to, again and again: what stays is a cycle. */
function checkOrder(nodes, placeOf) {
  const incoming = new Map([...nodes.keys()].map((id) => [id, 0]));
  for (const { next } of nodes.values()) {
    for (const target of next.values()) incoming.set(target, incoming.get(target) + 1);
  }
  /** @type {Map<string, string>} by a node's id, the type of what gave a token before it */
  const tokenBefore = new Map();
  const ready = [...incoming].filter(([, count]) => count === 0).map(([id]) => id);
  while (ready.length > 0) {
    const id = ready.pop();
    const { type, next, nodeType } = nodes.get(id);
    incoming.delete(id);
    const before = tokenBefore.get(id);
    if (before !== undefined && !nodeType.givesToken && !nodeType.ends) {
      refuse(placeOf(id), `comes after \`${before}\`: the token would be issued before it`);
    }
    const given = nodeType.givesToken ? type : before;
    for (const target of next.values()) {
      if (given !== undefined) tokenBefore.set(target, given);
      incoming.set(target, incoming.get(target) - 1);
      if (incoming.get(target) === 0) ready.push(target);
    }
  }
  const [stuck] = incoming.keys();
  if (stuck !== undefined) refuse(placeOf(stuck), "is part of a cycle, or follows one");
}
