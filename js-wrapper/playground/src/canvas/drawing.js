/** @file From a flow document to what the canvas draws: cards with their outputs and problems, and wires. */

import { manifestOf } from "../document/problems.js";
import { sizeOf } from "./card-size.js";
import { wholeZoom } from "./framing.js";
import { directionOf, layOut } from "./layout.js";
import { alsoSet, summaryOf } from "./summary.js";

/**
 * @typedef {import("../document/problems.js").Problem} Problem
 * @typedef {import("./layout.js").Point} Point
 *
 * @typedef {object} DrawnCard
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string} also what is set besides
 * @property {Array<{ name: string, problems: Problem[] }>} outputs
 * @property {Problem[]} problems of the node itself
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} DrawnWire
 * @property {string} id
 * @property {string} source
 * @property {string} output
 * @property {string} target
 * @property {Point[]} way the points between its ends, where it goes round other cards
 *
 * @typedef {object} Drawing
 * @property {import("./card-size.js").Direction} direction
 * @property {boolean} isLaidOut nobody has put these nodes anywhere
 * @property {DrawnCard[]} cards
 * @property {DrawnWire[]} wires those that join two nodes
 */

/**
 * @param {any} document
 * @param {Problem[]} problems
 * @param {import("./card-size.js").Direction} preferred where nothing has a place yet, or no wire shows one
 * @returns {Drawing}
 */
export function drawingOf(document, problems, preferred) {
  const ids = new Set(document.nodes.map(({ id }) => id));
  const edges = document.edges
    .map((edge, index) => ({ ...edge, index }))
    .filter(({ source, target }) => ids.has(source) && ids.has(target))
    .sort(byOutput(document));
  const placed = new Map(
    document.nodes.filter(({ position }) => position).map(({ id, position }) => [id, position]),
  );
  const isLaidOut = placed.size < ids.size || ids.size === 0;
  const leadsNowhere = edges.length === 0;
  const direction = isLaidOut || leadsNowhere ? preferred : directionOf(placed, edges);
  const cards = document.nodes.map((node) => cardOf(node, edges, problems, direction));
  const { places, ways } = layOut(cards, edges, direction);
  const standsAt = (id) => (isLaidOut ? places : placed).get(id);
  const isWhereLaid = (id) =>
    standsAt(id).x === places.get(id).x && standsAt(id).y === places.get(id).y;
  return {
    direction,
    isLaidOut,
    cards: cards.map((card) => ({ ...card, ...standsAt(card.id) })),
    wires: edges.map(({ source, sourceHandle, target, index }, order) => ({
      id: `${index}`,
      source,
      output: sourceHandle,
      target,
      way: isWhereLaid(source) && isWhereLaid(target) ? ways[order] : [],
    })),
  };
}

/** In whatever order the document has its wires, the same flow is the same picture. */
function byOutput({ nodes }) {
  const outputs = nodes.map(({ type }) => manifestOf(type)?.outputs ?? []);
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const rank = ({ source, sourceHandle }) => {
    const place = places.get(source);
    return [place, outputs[place].indexOf(sourceHandle)];
  };
  return (one, other) => {
    const [place, output] = rank(one);
    const [otherPlace, otherOutput] = rank(other);
    return place - otherPlace || output - otherOutput;
  };
}

function cardOf({ id, type, config }, edges, problems, direction) {
  const manifest = manifestOf(type);
  const used = edges.filter(({ source }) => source === id).map(({ sourceHandle }) => sourceHandle);
  const outputs = [...new Set([...(manifest?.outputs ?? []), ...used])];
  const also = alsoSet(type, config);
  const own = problems.filter(({ node }) => node === id);
  return {
    id,
    title: manifest?.title ?? type,
    summary: summaryOf(type, config),
    outputs: outputs.map((name) => ({
      name,
      problems: own.filter(({ output }) => output === name),
    })),
    problems: own.filter(({ output }) => !outputs.includes(output)),
    also,
    ...sizeOf(outputs.length, direction, also !== ""),
  };
}

/**
 * The direction in which a flow that has no places yet is seen best.
 *
 * @param {any} document
 * @param {import("./framing.js").Room} room
 * @returns {import("./card-size.js").Direction}
 */
export function directionFor(document, room) {
  const zoom = (direction) => wholeZoom(drawingOf(document, [], direction).cards, room);
  return zoom("down") > zoom("right") ? "down" : "right";
}

/** Where everything stands. @param {Drawing} drawing @returns {Map<string, Point>} */
export const placesOf = ({ cards }) => new Map(cards.map(({ id, x, y }) => [id, { x, y }]));

/**
 * Whether these are two flows, not one that was changed: then the whole of it is to be shown anew.
 *
 * @param {Drawing | undefined} before
 * @param {Drawing} after
 */
export function isAnother(before, after) {
  if (!before || before.direction !== after.direction) return true;
  const stood = new Map(before.cards.map((card) => [card.id, card]));
  return !after.cards.some(({ id, x, y }) => stood.get(id)?.x === x && stood.get(id).y === y);
}
