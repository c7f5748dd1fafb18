/** @file What is wrong with the flow and what is unwise, in one list; each leads to its node. */

import { ErrorIcon, WarningIcon } from "../app/icons.jsx";

/** Whoever mends these sees the next ones. */
const MOST_SHOWN = 50;

/**
 * @param {object} props
 * @param {import("../document/problems.js").Problem[]} props.problems
 * @param {boolean} props.isChecked whether no error was found, and not only not yet
 * @param {(id: string | undefined) => void} props.onSelect
 */
export function Problems({ problems, isChecked, onSelect }) {
  return (
    <section className="problems" aria-label="Problems">
      <p role="status" className="small soft">
        {(isChecked || problems.length > 0) && counted(problems)}
      </p>
      <ul>
        {problems
          .slice(0, MOST_SHOWN)
          .map(({ severity, code, path, node, output, setting, message }) => (
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
