/** @file Where the focus goes from a chip when an arrow key is pressed. */

/**
 * @param {import("./board.js").Chip[]} chips
 * @param {import("./board.js").Chip} from
 * @param {string} arrow the key
 * @returns {import("./board.js").Chip | undefined} in the same lane, or the nearest in the next one
 */
export function neighbour(chips, from, arrow) {
  const lane = (index) => chips.filter((chip) => chip.lane === index);
  const own = lane(from.lane);
  switch (arrow) {
    case "ArrowLeft":
      return own[from.nth - 1];
    case "ArrowRight":
      return own[from.nth + 1];
    case "Home":
      return own[0];
    case "End":
      return own.at(-1);
    case "ArrowUp":
      return nearest(lane(from.lane - 1), from);
    case "ArrowDown":
      return nearest(lane(from.lane + 1), from);
    default:
      return undefined;
  }
}

function nearest(chips, { column }) {
  const far = (chip) => Math.abs(chip.column - column);
  return chips.reduce((one, other) => (one && far(one) <= far(other) ? one : other), undefined);
}
