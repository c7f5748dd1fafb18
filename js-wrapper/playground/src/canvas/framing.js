/** @file What part of the canvas is shown: all of it, unless it could not be read then. */

/** Below this the letters on a card are too small. */
const LEAST = 0.75;
/** Whoever asks for all of it gets all of it. */
export const SMALLEST = 0.05;
const MOST = 1.2;
const MARGIN = 24;
/** The buttons of the canvas stand below the flow, not on it. */
const BUTTONS = 40;

/**
 * @typedef {Array<{ x: number, y: number, width: number, height: number }>} Cards
 * @typedef {{ width: number, height: number }} Room
 */

/** How large all of it can be shown. @param {Cards} cards @param {Room} room */
export function wholeZoom(cards, room) {
  const { across, down } = extent(cards);
  const fits = ({ length }, size) => (size - 2 * MARGIN) / length;
  return Math.min(fits(across, room.width), fits(down, room.height - BUTTONS));
}

/**
 * @param {Cards} cards
 * @param {Room} room
 * @param {number} [least] how small the cards may become
 * @returns {{ x: number, y: number, zoom: number }} of the viewport
 */
export function framing(cards, room, least = LEAST) {
  if (cards.length === 0) return { x: 0, y: 0, zoom: 1 };
  const { across, down } = extent(cards);
  const zoom = Math.min(Math.max(wholeZoom(cards, room), least), MOST);
  return {
    x: offset(across, room.width, zoom),
    y: offset(down, room.height - BUTTONS, zoom),
    zoom,
  };
}

const extent = (cards) => ({
  across: span(cards.map(({ x, width }) => [x, x + width])),
  down: span(cards.map(({ y, height }) => [y, y + height])),
});

/** In the middle; what is longer than the room is shown from its beginning. */
const offset = ({ start, length }, size, zoom) =>
  Math.max((size - length * zoom) / 2, MARGIN) - start * zoom;

function span(ranges) {
  const start = Math.min(...ranges.map(([from]) => from));
  return { start, length: Math.max(...ranges.map(([, to]) => to)) - start };
}
