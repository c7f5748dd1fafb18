/** @file A new flow from one of the patterns. */

import { patternFlow, PATTERNS } from "@seatkeeper/host";
import { aboutPattern } from "@seatkeeper/host/kit";
import { useState } from "react";
import { Dialog } from "../Dialog.jsx";
import { typed } from "../settings/typed.js";

/** @param {{ onOpen: (document: any) => void, onClose: () => void }} props */
export function NewFlow({ onOpen, onClose }) {
  const [pattern, setPattern] = useState(PATTERNS[0]);
  const [limit, setLimit] = useState("3");
  const [rescues, setRescues] = useState(false);
  const create = (event) => {
    event.preventDefault();
    /** @type {import("@seatkeeper/host").PatternOptions["block"]} */
    const options = pattern === "block" && rescues ? { rescue: "reVerify" } : {};
    onOpen(patternFlow(pattern, /** @type {any} */ (typed(limit)), options));
  };
  return (
    <Dialog title="New flow" onClose={onClose}>
      <form className="stack" onSubmit={create}>
        <fieldset className="stack patterns">
          <legend className="unseen">Pattern</legend>
          {PATTERNS.map((name) => ({ name, ...aboutPattern(name) })).map(
            ({ name, title, says }) => (
              <label key={name}>
                <input
                  type="radio"
                  name="pattern"
                  checked={name === pattern}
                  onChange={() => setPattern(name)}
                />
                <span>
                  <strong>{title}</strong> <span className="soft">{says}</span>
                </span>
              </label>
            ),
          )}
        </fieldset>
        {pattern === "block" && (
          <label className="row">
            <input
              type="checkbox"
              checked={rescues}
              onChange={({ target }) => setRescues(target.checked)}
            />
            Let in who proves who they are with a one-time password
          </label>
        )}
        <label className="row">
          Limit
          <input
            type="text"
            inputMode="numeric"
            size={6}
            required
            value={limit}
            onChange={({ target }) => setLimit(target.value)}
          />
        </label>
        <p className="small soft">Undo brings back the flow that is open now.</p>
        <div className="row">
          <button className="primary">Make the flow</button>
        </div>
      </form>
    </Dialog>
  );
}
