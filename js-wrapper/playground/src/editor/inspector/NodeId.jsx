/** @file The id of a node, which every wire to it carries: changed as a whole, not letter by letter. */

import { useId, useState } from "react";

/** @param {{ id: string, isTaken: (id: string) => boolean, onRename: (id: string) => void }} props */
export function NodeId({ id, isTaken, onRename }) {
  const field = useId();
  const [draft, setDraft] = useState(id);
  const refusal =
    draft === ""
      ? "A node has an id."
      : draft !== id && isTaken(draft)
        ? "Another node has this id."
        : undefined;
  const finish = () => {
    if (refusal) setDraft(id);
    else if (draft !== id) onRename(draft);
  };
  return (
    <div className="setting">
      <label htmlFor={field}>Id</label>
      <input
        id={field}
        className="mono"
        autoComplete="off"
        spellCheck={false}
        value={draft}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal && `${field}-said`}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={finish}
        onKeyDown={({ key }) => {
          if (key === "Enter") finish();
          if (key === "Escape") setDraft(id);
        }}
      />
      {refusal && (
        <p className="said small" id={`${field}-said`}>
          {refusal}
        </p>
      )}
    </div>
  );
}
