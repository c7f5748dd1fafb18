/** @file A config as JSON: for a node that takes any object, and for what no form shows. */

import { useId, useState } from "react";
import { bounded } from "../../document/shape.js";

/**
 * @param {object} props
 * @param {string} props.label
 * @param {any} props.value
 * @param {(value: any) => void} props.onChange with every text that is JSON
 */
export function JsonField({ label, value, onChange }) {
  const id = useId();
  const stands = JSON.stringify(value, null, 2);
  const [draft, setDraft] = useState({ text: stands, of: stands });
  // A change from elsewhere, as by undo, is shown in place of what was typed before it.
  const text = draft.of === stands ? draft.text : stands;
  const isRead = parsed(text) !== undefined;
  const type = (next) => {
    const read = parsed(next);
    setDraft({ text: next, of: read === undefined ? stands : JSON.stringify(read.value, null, 2) });
    if (read !== undefined) onChange(read.value);
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="mono"
        rows={Math.min(Math.max(text.split("\n").length, 4), 24)}
        spellCheck={false}
        value={text}
        aria-invalid={!isRead}
        aria-describedby={isRead ? undefined : `${id}-said`}
        onChange={({ target }) => type(target.value)}
      />
      {!isRead && (
        <p className="said small" id={`${id}-said`}>
          This is no JSON that a flow takes: it keeps what stood here before.
        </p>
      )}
    </div>
  );
}

/** @returns {{ value: any } | undefined} */
function parsed(text) {
  try {
    return { value: bounded(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}
