/** @file How large a card on the canvas is: known before it is drawn, so that the layout needs no browser. */

/** @typedef {"right" | "down"} Direction where wires lead */

const WIDTHS = { right: 216, down: 188 };
const HEAD = 82;
/** One more line, for what is set besides. */
const LINE = 16;
/** No target of a pointer is smaller than 24. */
const OUTPUT = 26;

/**
 * @param {number} outputs
 * @param {Direction} direction
 * @param {boolean} [hasMore] whether something is set besides what its line says
 * @returns {{ width: number, height: number }} in pixels
 */
export function sizeOf(outputs, direction, hasMore = false) {
  const rows = direction === "right" ? outputs : Math.min(outputs, 1);
  return { width: WIDTHS[direction], height: HEAD + (hasMore ? LINE : 0) + rows * OUTPUT };
}
