/** @file What can be done with the flow as a whole. */

import { useRef, useState } from "react";
import { useDocument } from "../../document/DocumentProvider.jsx";
import { tidy } from "../../document/edits.js";
import { CopyAs } from "../copy-as/CopyAs.jsx";
import { flowFile, save } from "../files.js";
import { NewFlow } from "./NewFlow.jsx";
import { Share } from "./Share.jsx";

/** @param {{ onImport: (file: File) => void }} props */
export function Toolbar({ onImport }) {
  const { document, edit, open, undo, redo, canUndo, canRedo } = useDocument();
  const [dialog, setDialog] = useState(/** @type {"new" | "share" | undefined} */ (undefined));
  const chooser = useRef(/** @type {HTMLInputElement | null} */ (null));
  const close = () => setDialog(undefined);
  return (
    <div className="row toolbar" role="group" aria-label="Flow actions">
      <button type="button" onClick={() => setDialog("new")}>
        New…
      </button>
      <button type="button" disabled={!canUndo} onClick={undo} title="Ctrl+Z">
        Undo
      </button>
      <button type="button" disabled={!canRedo} onClick={redo} title="Ctrl+Shift+Z">
        Redo
      </button>
      <button type="button" onClick={() => edit(tidy(document))}>
        Tidy up
      </button>
      <button type="button" onClick={() => chooser.current.click()}>
        Import…
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Flow file"
        onChange={({ target }) => {
          if (target.files.length > 0) onImport(target.files[0]);
          // The same file may be chosen again.
          target.value = "";
        }}
      />
      <button type="button" onClick={() => save(flowFile(document))}>
        Export
      </button>
      <button type="button" onClick={() => setDialog("share")}>
        Share…
      </button>
      <CopyAs />
      {dialog === "new" && (
        <NewFlow
          onClose={close}
          onOpen={(flow) => {
            open(flow);
            close();
          }}
        />
      )}
      {dialog === "share" && <Share document={document} onClose={close} />}
    </div>
  );
}
