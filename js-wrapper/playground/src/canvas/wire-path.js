/** @file The line of a wire that goes round other cards. */

/**
 * A curve that leaves, passes each point and arrives in the direction of the flow.
 *
 * @param {Array<{ x: number, y: number }>} points
 * @param {import("./card-size.js").Direction} direction
 * @returns {string} an SVG path
 */
export function wirePath([first, ...others], direction) {
  let from = first;
  let path = `M${first.x},${first.y}`;
  for (const to of others) {
    const middle = direction === "right" ? (from.x + to.x) / 2 : (from.y + to.y) / 2;
    const turns =
      direction === "right"
        ? `${middle},${from.y} ${middle},${to.y}`
        : `${from.x},${middle} ${to.x},${middle}`;
    path += ` C${turns} ${to.x},${to.y}`;
    from = to;
  }
  return path;
}
