/** @file Asks for a name that nobody has yet. */

import { useId, useState } from "react";
import { flawOfName } from "./people.js";
import { useScenario } from "../ScenarioProvider.jsx";

/** @param {{ label: string, action: string, onName: (name: string) => void }} props */
export function NameForm({ label, action, onName }) {
  const { situation } = useScenario();
  const [name, setName] = useState("");
  const [flaw, setFlaw] = useState(/** @type {string | undefined} */ (undefined));
  const id = useId();
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        const found = flawOfName(situation, name);
        setFlaw(found);
        if (found !== undefined) return;
        onName(name);
        setName("");
      }}
    >
      <label className="row">
        <span className="small">{label}</span>
        <input
          value={name}
          maxLength={40}
          size={14}
          aria-invalid={flaw !== undefined}
          aria-describedby={id}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit">{action}</button>
      <span id={id} role="status" className="small">
        {flaw}
      </span>
    </form>
  );
}
