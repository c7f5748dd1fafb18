/** @file Whether a flow that somebody else has placed can be seen whole: a card that lies under another, or far off, could be anything. */

import { drawingOf } from "./drawing.js";
import { overlap } from "./layout.js";

/** So far apart cards stand at most, with this much around them all. */
const APART = 600;
const AROUND = 2000;

/**
 * @param {any} document that can be drawn
 * @returns {any} the same, or without its places, so that it is laid out here
 */
export function inSight(document) {
  const { cards, isLaidOut } = drawingOf(document, [], "right");
  const furthest = AROUND + APART * cards.length;
  const spread = (along) => {
    const places = cards.map((card) => card[along]);
    return Math.max(...places) - Math.min(...places);
  };
  const isNear = spread("x") <= furthest && spread("y") <= furthest;
  const isCovered = (card, index) => cards.slice(index + 1).some((other) => overlap(card, other));
  if (isLaidOut || (isNear && !cards.some(isCovered))) return document;
  return { ...document, nodes: document.nodes.map(({ position: _, ...node }) => node) };
}
