/** @file Whether something can be drawn at all: what it means is for the flow check, which says so on the canvas. */

import { MAX_DEPTH, plainCopy } from "@seatkeeper/host/kit";

/** The host takes no larger flow. */
const BOUNDS = { code: /** @type {const} */ ("flowInvalid"), depth: MAX_DEPTH, bytes: 256 * 1024 };
const MOST_NODES = 100;
const MOST_EDGES = 300;
const LONGEST_NAME = 200;
/** Further out nothing is found again, and a browser draws it no more. */
const FURTHEST = 100_000;

/**
 * @param {unknown} given
 * @returns {any} a copy, no deeper and no larger than the host takes
 * @throws {Error}
 */
export const bounded = (given) => plainCopy(given, BOUNDS);

/**
 * @param {unknown} given
 * @returns {any} a copy of a document that has a name, nodes with ids of their own, and edges
 * @throws {Error} in words for the person who opened it
 */
export function drawable(given) {
  const document = bounded(given);
  const isObject = document !== null && typeof document === "object" && !Array.isArray(document);
  if (!isObject)
    throw new Error("A flow is an object with nodes and edges; this is something else.");
  const { nodes, edges, name } = document;
  if (typeof name !== "string") throw new Error("The flow has no name.");
  if (name.length > LONGEST_NAME) throw new Error("The flow's name is longer than 200 characters.");
  if (!Array.isArray(nodes) || nodes.length > MOST_NODES)
    throw new Error("A flow has 1 to 100 nodes.");
  if (!Array.isArray(edges) || edges.length > MOST_EDGES)
    throw new Error("A flow has up to 300 edges.");
  const ids = new Set();
  for (const [index, node] of nodes.entries()) {
    if (!isText(node?.id) || !isText(node?.type))
      throw new Error(`Node ${index + 1} has no id or no type.`);
    if (ids.has(node.id)) throw new Error(`Two nodes have the id ${quoted(node.id)}.`);
    ids.add(node.id);
    const { position } = node;
    const isPlaced = isNear(position?.x) && isNear(position?.y);
    if (position !== undefined && !isPlaced) throw new Error(`Node ${index + 1} is at no place.`);
  }
  for (const [index, edge] of edges.entries()) {
    const fits = isText(edge?.source) && isText(edge?.target) && isText(edge?.sourceHandle);
    if (!fits) throw new Error(`Edge ${index + 1} has no source, output or target.`);
  }
  return document;
}

const isNear = (place) => Number.isFinite(place) && Math.abs(place) <= FURTHEST;

const isText = (value) => typeof value === "string" && value !== "";

const quoted = (text) => `“${text.slice(0, 40)}”`;
