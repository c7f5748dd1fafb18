/** @file Everything about the node that is selected. */

import { lazy, Suspense } from "react";
import { changeNode, renameNode } from "../../document/edits.js";
import { manifestOf } from "../../document/problems.js";
import { JsonField } from "../settings/JsonField.jsx";
import { NodeId } from "./NodeId.jsx";
import { Outputs } from "./Outputs.jsx";

const Settings = lazy(async () => ({
  default: (await import("../settings/Settings.jsx")).Settings,
}));

/** A form of more fields than this text has room for takes seconds to draw, at each letter. */
const LONGEST_FORM = 4000;

/**
 * @param {object} props
 * @param {any} props.document
 * @param {any} props.node of it
 * @param {(next: any, merges?: string) => void} props.onEdit
 * @param {(id: string) => void} props.onRename
 * @param {() => void} props.onRemove
 */
export function NodePanel({ document, node, onEdit, onRename, onRemove }) {
  const { id, type, config = {} } = node;
  const manifest = manifestOf(type);
  const isTaken = (other) => document.nodes.some((one) => one.id === other);
  const change = (next, at) =>
    onEdit(changeNode(document, id, { config: next }), `${id} config ${at}`);
  return (
    <>
      <div className="row heading">
        <h2>
          <bdi>{manifest?.title ?? type}</bdi>
        </h2>
        <button type="button" onClick={onRemove}>
          Delete node
        </button>
      </div>
      <p className="soft">{manifest?.description ?? "No node of this type is known here."}</p>
      <NodeId
        id={id}
        isTaken={isTaken}
        onRename={(next) => {
          onEdit(renameNode(document, id, next));
          onRename(next);
        }}
      />
      <Outputs document={document} node={node} onEdit={onEdit} />
      <h3>Settings</h3>
      <NodeSettings type={type} manifest={manifest} config={config} onChange={change} />
    </>
  );
}

function NodeSettings({ type, manifest, config, onChange }) {
  const json = (label) => (
    <JsonField label={label} value={config} onChange={(next) => onChange(next, "json")} />
  );
  const { properties } = manifest?.config ?? {};
  const isObject = config !== null && typeof config === "object" && !Array.isArray(config);
  if (!properties || !isObject) return json("Config, as JSON");
  if (JSON.stringify(config).length > LONGEST_FORM) {
    return (
      <>
        <p className="soft">There is more in it than a form can show.</p>
        {json("Config, as JSON")}
      </>
    );
  }
  const count = Object.keys(properties).length;
  return (
    <>
      {count === 0 ? (
        <p className="soft">This node has no settings.</p>
      ) : (
        <Suspense fallback={<p className="soft">Loading…</p>}>
          <Settings type={type} manifest={manifest} config={config} onChange={onChange} />
        </Suspense>
      )}
      {(count > 0 || Object.keys(config).length > 0) && (
        <details>
          <summary>As JSON</summary>
          {json("Config, as JSON")}
        </details>
      )}
    </>
  );
}
