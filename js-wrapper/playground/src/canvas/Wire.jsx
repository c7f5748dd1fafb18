/** @file A wire from an output to a node. */

import { BaseEdge, getBezierPath, getSmoothStepPath } from "@xyflow/react";
import { wirePath } from "./wire-path.js";

/** @param {import("@xyflow/react").EdgeProps & { data?: any }} props */
export function Wire({ data, markerEnd, ...ends }) {
  return <BaseEdge path={pathOf(data, ends)} markerEnd={markerEnd} interactionWidth={24} />;
}

function pathOf({ way, direction }, ends) {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const from = { x: sourceX, y: sourceY };
  const to = { x: targetX, y: targetY };
  if (way.length > 0) return wirePath([from, ...way, to], direction);
  const leadsOn = direction === "right" ? from.x < to.x : from.y < to.y;
  // Back to where it came from, a wire goes round and not across.
  if (!leadsOn) return getSmoothStepPath({ ...ends, borderRadius: 12, offset: 28 })[0];
  return getBezierPath({ ...ends, curvature: 0.35 })[0];
}
