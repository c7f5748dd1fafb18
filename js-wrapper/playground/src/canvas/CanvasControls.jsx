/** @file How near the canvas is looked at. */

import { Panel, useReactFlow } from "@xyflow/react";

/** @param {{ showAll: () => void }} props */
export function CanvasControls({ showAll }) {
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <Panel position="bottom-left" className="canvas-controls" role="group" aria-label="Canvas">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => zoomIn()}>
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => zoomOut()}>
        −
      </button>
      <button type="button" onClick={showAll}>
        Show all
      </button>
    </Panel>
  );
}
