/** @file The types of nodes that a flow can have; a press adds one. */

import { useId } from "react";
import { manifestOf, nodeTypesOf } from "../document/problems.js";

/** @param {{ onAdd: (type: string) => void }} props */
export function Palette({ onAdd }) {
  const id = useId();
  return (
    <ul className="palette">
      {nodeTypesOf().map((type) => {
        const { title, description } = manifestOf(type);
        const says = `${id}-${type}`;
        return (
          <li key={type}>
            <button
              type="button"
              className="plain"
              aria-label={`Add ${title}`}
              aria-describedby={says}
              title={description}
              onClick={() => onAdd(type)}
            >
              {title}
            </button>
            <p id={says} className="small soft">
              {description}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
