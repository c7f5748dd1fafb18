/** @file One more node on the canvas, in the way of none. */

import { sizeOf } from "../canvas/card-size.js";
import { drawingOf } from "../canvas/drawing.js";
import { freePlace } from "../canvas/layout.js";
import { addNode } from "../document/edits.js";
import { manifestOf } from "../document/problems.js";

/**
 * Where the canvas says where nodes stand, it does so for this one too; where somebody has put them, the others stay.
 *
 * @param {any} document
 * @param {string} type
 * @param {string} [beside] the id of a node
 */
export function withNode(document, type, beside) {
  const { cards, direction, isLaidOut } = drawingOf(document, [], "right");
  if (isLaidOut) return addNode(document, type);
  const size = sizeOf(manifestOf(type)?.outputs.length ?? 0, direction);
  return addNode(document, type, freePlace(cards, size, beside));
}
