/** @file Forwards and backwards through the steps. */

import { useScenario } from "../ScenarioProvider.jsx";
import { goTo, startOver } from "../situation.js";
import { lineText, stepText } from "../words.js";

/** @param {{ frames: import("../stage.js").Frame[] }} props all of them */
export function Playback({ frames }) {
  const { situation, update } = useScenario();
  const { shown, steps } = situation;
  const last = steps.length;
  const to = (place) => () => update((before) => goTo(before, place));
  const frame = frames[shown - 1];
  /** @type {Array<[string, number, boolean]>} */
  const places = [
    ["First", 0, shown === 0],
    ["Back", shown - 1, shown === 0],
    ["Forward", shown + 1, shown === last],
    ["Last", last, shown === last],
  ];
  return (
    <div className="row" role="group" aria-label="Steps">
      {places.map(([label, place, isThere]) => (
        <button key={label} type="button" disabled={isThere} onClick={to(place)}>
          {label}
        </button>
      ))}
      <span className="soft small">
        {shown === 0 ? "Before the first step" : `Step ${shown} of ${last}`}
      </span>
      <button
        type="button"
        className="plain"
        disabled={last === 0}
        onClick={() => update(startOver)}
      >
        Start over
      </button>
      <p role="status" className="unseen">
        {frame && `Step ${shown}: ${stepText(frame.step)}. ${sessionText(frame.line)}`}
      </p>
    </div>
  );
}

const sessionText = (line) => [line.sessionId, lineText(line)].filter(Boolean).join(" ");
