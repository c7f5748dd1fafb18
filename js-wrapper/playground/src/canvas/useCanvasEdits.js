/** @file What hands and keys do on the canvas, as edits of the document: a drag is one of them, not a hundred. */

import { useState } from "react";
import { connect, placeNodes, removeNodes, removeWire } from "../document/edits.js";
import { placesOf } from "./drawing.js";

/**
 * @param {object} canvas
 * @param {any} canvas.document
 * @param {import("./drawing.js").Drawing} canvas.drawing
 * @param {string} [canvas.selected]
 * @param {(id: string | undefined) => void} [canvas.onSelect]
 * @param {(next: any, merges?: string) => void} [canvas.onEdit]
 */
export function useCanvasEdits({ document, drawing, selected, onSelect, onEdit }) {
  const [moving, setMoving] = useState(/** @type {Map<string, any> | undefined} */ (undefined));
  const [selectedWire, selectWire] = useState(/** @type {string | undefined} */ (undefined));

  const edit = (next, merges) => {
    selectWire(undefined);
    onEdit(next, merges);
  };

  /** What stands on the screen stays there, also where the layout had put it. */
  const move = (moved, merges) => {
    const places = placesOf(drawing);
    const isMoved = [...moved].some(([id, { x, y }]) => {
      const from = places.get(id);
      return Math.round(x) !== from.x || Math.round(y) !== from.y;
    });
    if (isMoved) edit(placeNodes(document, new Map([...places, ...moved])), merges);
  };

  const onNodesChange = (changes) => {
    const moves = changes.filter(({ type, position }) => type === "position" && position);
    const moved = new Map(moves.map(({ id, position }) => [id, position]));
    if (moves.some(({ dragging }) => dragging)) setMoving(moved);
    else if (moves.length > 0) {
      setMoving(undefined);
      move(moved, moving ? undefined : `move ${moves[0].id}`);
    }
    const chosen = changes.filter(({ type }) => type === "select");
    const taken = chosen.find((change) => change.selected);
    if (taken) {
      selectWire(undefined);
      onSelect?.(taken.id);
    } else if (chosen.some(({ id }) => id === selected)) onSelect?.(undefined);
  };

  const onEdgesChange = (changes) => {
    for (const { type, id, selected: isSelected } of changes) {
      if (type === "select")
        selectWire((before) => (isSelected ? id : before === id ? undefined : before));
    }
  };

  const onDelete = ({ nodes, edges }) => {
    if (nodes.length > 0) {
      onSelect?.(undefined);
      edit(
        removeNodes(
          document,
          nodes.map(({ id }) => id),
        ),
      );
    } else edit(edges.reduceRight((before, { id }) => removeWire(before, Number(id)), document));
  };

  const handlers = onEdit
    ? {
        onNodesChange,
        onEdgesChange,
        onDelete,
        onConnect: (wire) => edit(connect(document, wire)),
        onReconnect: ({ id }, wire) => edit(connect(removeWire(document, Number(id)), wire)),
      }
    : { onNodesChange };
  return { moving, selectedWire, handlers };
}
