/** @file What the canvas shows: a flow that was opened as a whole, a node that was selected wherever it is. */

import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { isAnother, placesOf } from "./drawing.js";
import { framing, SMALLEST } from "./framing.js";
import { overlap } from "./layout.js";

/**
 * @param {import("./drawing.js").Drawing} drawing
 * @param {string} [selected]
 */
export function useFraming(drawing, selected) {
  const { setViewport, getViewport, setCenter, screenToFlowPosition } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = useRef(/** @type {import("./drawing.js").Drawing | undefined} */ (undefined));

  const frame = (least = undefined) =>
    void setViewport(framing(drawing.cards, { width, height }, least));

  const reveal = () => {
    const card = drawing.cards.find(({ id }) => id === selected);
    if (!card || width === 0) return;
    const { x, y, zoom } = getViewport();
    const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    const isSeen = overlap(seen, card);
    if (!isSeen) setCenter(card.x + card.width / 2, card.y + card.height / 2, { zoom });
  };

  // Where somebody looks is theirs, until the cards are laid out anew.
  const layout = drawing.isLaidOut ? JSON.stringify([...placesOf(drawing)]) : drawing;
  useEffect(() => {
    if (width === 0 || height === 0) return;
    if (drawing.isLaidOut || isAnother(shown.current, drawing)) {
      frame();
      reveal();
    }
    shown.current = drawing;
  }, [layout, width, height]);

  useEffect(reveal, [selected]);

  return {
    showAll: () => frame(SMALLEST),
    placeOf: ({ clientX, clientY }) => screenToFlowPosition({ x: clientX, y: clientY }),
  };
}
