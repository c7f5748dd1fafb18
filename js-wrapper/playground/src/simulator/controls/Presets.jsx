/** @file Stories to begin with, each with the flow that it is about. */

import { useState } from "react";
import { useDocument } from "../../document/DocumentProvider.jsx";
import { PRESETS } from "../presets.js";
import { useScenario } from "../ScenarioProvider.jsx";

export function Presets() {
  const { open } = useDocument();
  const { update } = useScenario();
  const [takesFlow, takeFlow] = useState(true);
  const play = ({ flow, situation }) => {
    update(situation);
    if (takesFlow) open(flow());
  };
  return (
    <details className="fold">
      <summary>Begin with a story</summary>
      <ul className="stories">
        {PRESETS.map((preset) => (
          <li key={preset.name}>
            <button type="button" onClick={() => play(preset)}>
              {preset.name}
            </button>
            <p className="soft small">{preset.says}</p>
          </li>
        ))}
      </ul>
      <label className="row small">
        <input
          type="checkbox"
          checked={takesFlow}
          onChange={({ target }) => takeFlow(target.checked)}
        />
        Open its flow too. Undo in the editor brings yours back.
      </label>
    </details>
  );
}
