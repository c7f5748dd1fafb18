/** @file What is wrong with the flow and what is unwise, in one list; each leads to its node. */

import { ErrorIcon, WarningIcon } from "../app/icons.jsx";

/**
 * @param {{ problems: import("../document/problems.js").Problem[], onSelect: (id: string | undefined) => void }} props
 */
export function Problems({ problems, onSelect }) {
  return (
    <section className="problems" aria-label="Problems">
      <p role="status" className="small soft">
        {counted(problems)}
      </p>
      <ul>
        {problems.map(({ severity, code, path, node, output, setting, message }) => (
          <li key={`${code} ${path} ${output} ${message}`}>
            <button type="button" onClick={() => onSelect(node)}>
              <span className={`badge ${severity === "error" ? "bad" : "warn"}`}>
                {severity === "error" ? <ErrorIcon /> : <WarningIcon />}
                {severity}
              </span>
              <span>
                <bdi className="mono soft">
                  {[node ?? "flow", output, setting].filter(Boolean).join(" ")}
                </bdi>{" "}
                {message}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function counted({ length }) {
  if (length === 0) return "No problems: this flow can run.";
  return length === 1 ? "One problem." : `${length} problems.`;
}
