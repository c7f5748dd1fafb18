/** @file Flows with nodes of the user's own in them, and a world that knows those nodes. */
import { patternFlow } from "@seatkeeper/host";
import { officeHours, seatCount, secretWord } from "./own-nodes.js";
import { createWorld } from "./world.js";

export const nodeTypes = [officeHours, secretWord, seatCount];
export const wire = (source, sourceHandle, target) => ({ source, sourceHandle, target });

/** A pattern's flow with a node in front; its ways out by the node that each leads to. */
export function inFront(type, config, ways, pattern = ["silent", 1]) {
  const flow = patternFlow(...pattern);
  const edges = Object.entries(ways).map(([output, target]) => wire("mine", output, target));
  const nodes = [{ id: "mine", type, config }, ...flow.nodes];
  return { ...flow, nodes, edges: [...edges, ...flow.edges] };
}
export const hours = (from) =>
  inFront("office-hours", { from }, { open: "query", closed: "logout" });
/** In place of the page of `warn`. */
export function word(config = { word: "sesame" }) {
  const flow = patternFlow("warn", 1);
  flow.nodes[1] = { id: "page", type: "secret-word", config };
  for (const edge of flow.edges.filter(({ source }) => source === "page")) {
    edge.sourceHandle = { continue: "passed", cancel: "failed" }[edge.sourceHandle];
  }
  return flow;
}
export const seats = (config) => inFront("seat-count", config, { room: "query", full: "logout" });
export const world = (flow, more) => createWorld({ flow, nodeTypes, ...more });
export const visitOf = ({ record }, type) => record.visits.find((visit) => visit.type === type);

/** What a node of somebody else's may do at any time. @returns {never} */
export const throws = () => {
  throw new Error("its own words");
};
