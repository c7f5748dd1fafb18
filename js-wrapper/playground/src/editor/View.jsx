/** @file The editor view: the flow on a canvas, what it can be made of, and all of its settings. */

import { useState } from "react";
import { Canvas } from "../canvas/Canvas.jsx";
import { useDocument } from "../document/DocumentProvider.jsx";
import { addNode, freeId, placeNodes, removeNodes } from "../document/edits.js";
import { refusalOf } from "../document/opening.js";
import { Dialog } from "./Dialog.jsx";
import { readFlow } from "./files.js";
import { FlowPanel } from "./inspector/FlowPanel.jsx";
import { NodePanel } from "./inspector/NodePanel.jsx";
import { Palette } from "./Palette.jsx";
import { withNode } from "./with-node.js";
import { Problems } from "./Problems.jsx";
import { Toolbar } from "./toolbar/Toolbar.jsx";
import { useUndoKeys } from "./useUndoKeys.js";
import "./settings/settings.css";
import "./view.css";

export function EditorView() {
  const { document, checked, edit, open, refuse, undo, redo } = useDocument();
  const { problems } = checked;
  const [selected, select] = useState(/** @type {string | undefined} */ (undefined));
  const [pointed, pointAt] = useState(/** @type {any} */ (undefined));
  useUndoKeys({ undo, redo });
  const node = document.nodes.find(({ id }) => id === selected);

  const add = (type, next) => {
    edit(next);
    select(freeId(document, type));
    pointAt(undefined);
  };
  const addAt = (type, { position, places }) =>
    add(type, addNode(placeNodes(document, places), type, position));
  const take = (file) =>
    readFlow(file).then(
      (flow) => open(flow, { foreign: true }),
      (error) => refuse(refusalOf(error)),
    );

  return (
    <div
      className="workbench"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) take(file);
      }}
    >
      <Toolbar onImport={take} />
      <section className="parts" aria-label="Nodes to add">
        <Palette onAdd={(type) => add(type, withNode(document, type, node?.id))} />
      </section>
      <section className="sketch" aria-label="Canvas">
        <Canvas
          document={document}
          problems={problems}
          selected={selected}
          onSelect={select}
          onEdit={edit}
          onPlace={pointAt}
        />
      </section>
      <section className="inspector stack" aria-label="Settings">
        {node ? (
          <NodePanel
            key={node.id}
            document={document}
            node={node}
            onEdit={edit}
            onRename={select}
            onRemove={() => edit(removeNodes(document, [node.id]))}
          />
        ) : (
          <FlowPanel document={document} problems={problems} onEdit={edit} />
        )}
      </section>
      <Problems problems={problems} isChecked={checked.flow !== undefined} onSelect={select} />
      {pointed && (
        <Dialog title="Add a node here" onClose={() => pointAt(undefined)}>
          <Palette onAdd={(type) => addAt(type, pointed)} />
        </Dialog>
      )}
    </div>
  );
}
