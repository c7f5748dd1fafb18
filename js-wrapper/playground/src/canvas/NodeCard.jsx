/** @file The card of a node: what it is, what its config comes to, what is wrong with it, and its outputs. */

import { Handle, Position } from "@xyflow/react";
import { ProblemBadge } from "./ProblemBadge.jsx";

const SIDES = {
  right: { into: Position.Left, out: Position.Right },
  down: { into: Position.Top, out: Position.Bottom },
};

/** @param {{ data: any }} props */
export function NodeCard({ data }) {
  const { card, direction, isLit, waits } = data;
  const { into, out } = SIDES[direction];
  return (
    <div className={`card ${direction} ${isLit ? "lit" : ""} ${waits ? "waits" : ""}`}>
      <Handle type="target" position={into} />
      <div className="said">
        <p className="title">
          <span>{card.title}</span>
          {waits && <span className="badge">waits</span>}
          <ProblemBadge problems={card.problems} isSmall={direction === "down"} />
        </p>
        <p className="id mono">
          <bdi>{card.id}</bdi>
        </p>
        <p className="summary" title={card.summary}>
          <bdi>{card.summary}</bdi>
        </p>
        {card.also && (
          <p className="summary also" title={card.also}>
            <bdi>{card.also}</bdi>
          </p>
        )}
      </div>
      {card.outputs.length > 0 && (
        <ul className="outputs" aria-label="Outputs">
          {card.outputs.map(({ name, problems }) => (
            <li key={name}>
              <ProblemBadge problems={problems} isSmall />
              <bdi>{name}</bdi>
              <Handle type="source" id={name} position={out} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
