/** @file The canvas: a flow as cards and wires. The editor and the simulator draw the same one. */

import { ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { useId, useMemo } from "react";
import { CanvasControls } from "./CanvasControls.jsx";
import { directionFor, drawingOf, placesOf } from "./drawing.js";
import { elementsOf } from "./elements.js";
import { SMALLEST } from "./framing.js";
import { NodeCard } from "./NodeCard.jsx";
import { useCanvasEdits } from "./useCanvasEdits.js";
import { useFraming } from "./useFraming.js";
import { useSize } from "./useSize.js";
import { Wire } from "./Wire.jsx";
import "@xyflow/react/dist/base.css";
import "./canvas.css";

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { wire: Wire };

/**
 * @typedef {import("./layout.js").Point} Point
 *
 * @typedef {object} CanvasProps
 * @property {any} document
 * @property {import("../document/problems.js").Problem[]} problems
 * @property {{ nodes: string[], wires: string[], at?: string }} [lit] where a run went: ids of nodes, wires as
 *   `${source} ${output}`, and the node that waits
 * @property {string} [selected] the id of a node
 * @property {(id: string | undefined) => void} [onSelect]
 * @property {(next: any, merges?: string) => void} [onEdit] left out: the flow can only be looked at
 * @property {(pointed: { position: Point, places: Map<string, Point> }) => void} [onPlace] somebody points twice at
 *   a free place; `places`: where all nodes stand now
 */

/** @param {CanvasProps} props */
export function Canvas(props) {
  const [room, ref] = useSize();
  return (
    <div className="canvas" ref={ref}>
      {room && (
        <ReactFlowProvider>
          <div className="sheet">
            <Sheet {...props} room={room} />
          </div>
        </ReactFlowProvider>
      )}
    </div>
  );
}

/** @param {CanvasProps & { room: import("./framing.js").Room }} props */
function Sheet({ document, problems, room, lit, selected, onSelect, onEdit, onPlace }) {
  const preferred = useMemo(() => directionFor(document, room), [document, room]);
  const drawing = useMemo(
    () => drawingOf(document, problems, preferred),
    [document, problems, preferred],
  );
  const { moving, selectedWire, handlers } = useCanvasEdits({
    document,
    drawing,
    selected,
    onSelect,
    onEdit,
  });
  const { nodes, edges } = useMemo(
    () => elementsOf(drawing, { lit, selected, selectedWire, moving }),
    [drawing, lit, selected, selectedWire, moving],
  );
  const { showAll, placeOf } = useFraming(drawing, selected);
  const isEditable = onEdit !== undefined;
  return (
    <ReactFlow
      id={useId()}
      aria-label="Flow"
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...handlers}
      onDoubleClick={(event) => {
        const { classList } = /** @type {HTMLElement} */ (event.target);
        if (classList.contains("react-flow__pane"))
          onPlace?.({ position: placeOf(event), places: placesOf(drawing) });
      }}
      nodesDraggable={isEditable}
      nodesConnectable={isEditable}
      edgesReconnectable={isEditable}
      edgesFocusable={isEditable}
      nodesFocusable={onSelect !== undefined}
      elementsSelectable={onSelect !== undefined}
      deleteKeyCode={isEditable ? ["Delete", "Backspace"] : null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      minZoom={SMALLEST}
      maxZoom={2}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      ariaLabelConfig={isEditable ? EDITABLE : READ_ONLY}
    >
      <CanvasControls showAll={showAll} />
    </ReactFlow>
  );
}

const READ_ONLY = {
  "node.a11yDescription.default": "Press Enter to select this node, Escape to let it go.",
  "node.a11yDescription.keyboardDisabled": "",
  "edge.a11yDescription.default": "",
};

const EDITABLE = {
  ...READ_ONLY,
  "node.a11yDescription.default":
    "Press Enter to select this node. Then the arrow keys move it, Delete removes it, Escape lets it go.",
  "edge.a11yDescription.default": "Press Enter to select this wire, then Delete to remove it.",
};
