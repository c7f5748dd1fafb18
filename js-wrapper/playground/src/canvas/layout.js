/** @file Where cards stand that nobody has put anywhere, and which way the wires go between them. */

import { Graph, layout } from "@dagrejs/dagre";

/**
 * @typedef {import("./card-size.js").Direction} Direction
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ id: string, width: number, height: number }} Card
 * @typedef {{ source: string, target: string }} Wire
 */

/** A wire to the next rank has one point between its ends, and needs none. */
const LEAST_POINTS = 3;
const MANY_WIRES = 120;

/** @type {Map<string, { places: Map<string, Point>, ways: Point[][] }>} */
const kept = new Map();
const MOST_KEPT = 8;

/**
 * A graph of any shape, cycles and wires to itself included.
 *
 * @param {Card[]} cards
 * @param {Wire[]} wires both of whose ends are cards; those of one card in the order of its outputs
 * @param {Direction} direction
 * @returns {{ places: Map<string, Point>, ways: Point[][] }} the upper left corner of each card; for each
 *   wire that passes other cards the points between its ends
 */
export function layOut(cards, wires, direction) {
  // A large graph takes a while, and most edits are about something else.
  const sizes = cards.map(({ id, width, height }) => [id, width, height]);
  const ends = wires.map(({ source, target }) => [source, target]);
  const key = JSON.stringify([direction, sizes, ends]);
  const known = kept.get(key);
  if (known) return known;
  const laid = laidOut(cards, wires, direction);
  if (kept.size === MOST_KEPT) kept.delete(kept.keys().next().value);
  kept.set(key, laid);
  return laid;
}

/** @type {typeof layOut} */
function laidOut(cards, wires, direction) {
  const graph = new Graph();
  graph.setGraph(
    direction === "right"
      ? { rankdir: "LR", nodesep: 36, edgesep: 28, ranksep: 72 }
      : { rankdir: "TB", nodesep: 16, edgesep: 12, ranksep: 48 },
  );
  // The graph keeps its nodes in plain objects, and an id may be `__proto__`.
  const names = new Map(cards.map(({ id }, index) => [id, `card ${index}`]));
  const nodeOf = (id) => graph.node(names.get(id));
  for (const { id, width, height } of cards) graph.setNode(names.get(id), { width, height });
  // Wires that lead from one card to the same other go one way: each by itself takes its time.
  const edges = wires.map(({ source, target }) => ({ v: names.get(source), w: names.get(target) }));
  for (const edge of fewEnough(edges)) graph.setEdge(edge, {});
  layout(graph);

  const across = direction === "right" ? "y" : "x";
  const points = edges.map((edge) => graph.edge(edge)?.points.slice(1, -1) ?? []);
  // The layout knows of no order among outputs; of it and its mirror image, one crosses fewer wires.
  const side = crossings(wires, points, across) > 0 ? -1 : 1;
  const turned = (point) => ({ ...point, [across]: side * point[across] });
  const places = cards.map(({ id, width, height }) => {
    const { x, y } = turned(nodeOf(id));
    const corner = { x: Math.round(x - width / 2), y: Math.round(y - height / 2) };
    return /** @type {const} */ ([id, corner]);
  });
  const along = direction === "right" ? "x" : "y";
  const ways = wires.map(({ source, target }, index) => {
    const leadsOn = nodeOf(source)[along] < nodeOf(target)[along];
    return leadsOn && points[index].length >= LEAST_POINTS ? points[index].map(turned) : [];
  });
  return { places: new Map(places), ways };
}

/**
 * The wires that the layout goes by. With more than anybody follows it would take seconds: then one to
 * each card has to do.
 */
function fewEnough(edges) {
  const pairs = new Set(edges.map(({ v, w }) => `${v} ${w}`));
  if (pairs.size <= MANY_WIRES) return edges;
  return [...new Map(edges.map((edge) => [edge.w, edge])).values()];
}

/** How many more pairs of wires from one card begin in the wrong order than in the right one. */
function crossings(wires, points, across) {
  let wrong = 0;
  wires.forEach(({ source }, index) => {
    for (let other = index + 1; other < wires.length; other += 1) {
      if (wires[other].source !== source) continue;
      const [one] = points[index];
      const [next] = points[other];
      if (one && next) wrong += Math.sign(one[across] - next[across]);
    }
  });
  return wrong;
}

/**
 * Where the wires of a placed flow lead, by and large: that is the side on which its outputs are.
 *
 * @param {Map<string, Point>} places
 * @param {Wire[]} wires
 * @returns {Direction}
 */
export function directionOf(places, wires) {
  let lead = 0;
  for (const { source, target } of wires) {
    const from = places.get(source);
    const to = places.get(target);
    lead += to.x - from.x - (to.y - from.y);
  }
  return lead < 0 ? "down" : "right";
}

const GAP = 24;

/**
 * A place for one more card: beside the one named, below what stands there already.
 *
 * @param {Array<Card & Point>} cards
 * @param {{ width: number, height: number }} size
 * @param {string} [beside]
 * @returns {Point}
 */
export function freePlace(cards, size, beside) {
  const neighbour = cards.find(({ id }) => id === beside) ?? cards.at(-1);
  if (!neighbour) return { x: 0, y: 0 };
  const place = { x: neighbour.x + neighbour.width + 3 * GAP, y: neighbour.y };
  for (;;) {
    const inTheWay = cards.find((card) => overlap(card, { ...place, ...size }));
    if (!inTheWay) return place;
    place.y = inTheWay.y + inTheWay.height + GAP;
  }
}

/** @param {Point & { width: number, height: number }} one @param {Point & { width: number, height: number }} other */
export function overlap(one, other) {
  const across = one.x < other.x + other.width && other.x < one.x + one.width;
  return across && one.y < other.y + other.height && other.y < one.y + one.height;
}
