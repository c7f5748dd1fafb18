/** @file The page that asks for a one-time password. There is no authenticator here: the answer is picked. */

import { CODE_TITLE, codeText } from "@seatkeeper/pages/texts";
import { useScenario } from "../ScenarioProvider.jsx";
import { answer } from "../steps.js";

const ANSWERS = [
  ["verified", "The right code"],
  ["failed", "A wrong code"],
  ["unavailable", "No authenticator"],
];

/** @param {{ sessionId: string, page: any }} props */
export function CodePage({ sessionId, page: { digits } }) {
  const { update } = useScenario();
  return (
    <div className="screen page" role="group" aria-label={CODE_TITLE}>
      <p className="title">{CODE_TITLE}</p>
      <p>{codeText(digits)}</p>
      <div className="row">
        {ANSWERS.map(([output, label], index) => (
          <button
            key={output}
            type="button"
            className={index === 0 ? "primary" : undefined}
            onClick={({ currentTarget }) => {
              // The page goes, and would take the keyboard's focus along.
              currentTarget.closest("article").focus();
              update((before) => answer(before, { sessionId, output }));
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
