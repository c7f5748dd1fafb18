/** @file Where each output of a node leads, chosen without a mouse. */

import { useId } from "react";
import { connect } from "../../document/edits.js";
import { manifestOf } from "../../document/problems.js";

/** @param {{ document: any, node: any, onEdit: (document: any) => void }} props */
export function Outputs({ document, node, onEdit }) {
  const wires = document.edges.filter(({ source }) => source === node.id);
  const used = wires.map(({ sourceHandle }) => sourceHandle);
  const outputs = [...new Set([...(manifestOf(node.type)?.outputs ?? []), ...used])];
  if (outputs.length === 0) return <p className="soft">The flow ends here.</p>;
  return (
    <div className="stack">
      <h3>Leads to</h3>
      {outputs.map((output) => (
        <Output key={output} document={document} node={node} output={output} onEdit={onEdit} />
      ))}
    </div>
  );
}

function Output({ document, node, output, onEdit }) {
  const id = useId();
  const wire = document.edges.find(
    ({ source, sourceHandle }) => source === node.id && sourceHandle === output,
  );
  const lead = (target) =>
    onEdit(
      connect(document, { source: node.id, sourceHandle: output, target: target || undefined }),
    );
  return (
    <div className="output">
      <label className="mono" htmlFor={id}>
        {output}
      </label>
      <select id={id} value={wire?.target ?? ""} onChange={({ target }) => lead(target.value)}>
        <option value="">nowhere</option>
        {document.nodes.map((other) => (
          <option key={other.id} value={other.id}>
            {other.id}
          </option>
        ))}
      </select>
    </div>
  );
}
