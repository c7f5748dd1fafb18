/** @file All steps in their order; each can be gone to. */

import { useEffect, useRef } from "react";
import { useScenario } from "./ScenarioProvider.jsx";
import { goTo } from "./situation.js";
import { clockText } from "./time.js";
import { lineText, OUTCOMES, stepText } from "./words.js";

export const TONES = { allowed: "good", denied: "bad", paused: "warn" };

/** @param {{ frames: import("./stage.js").Frame[] }} props all of them */
export function Timeline({ frames }) {
  const { situation, update } = useScenario();
  const { shown } = situation;
  const list = useRef(/** @type {HTMLOListElement | null} */ (null));
  // Only the list moves: the page stays where somebody has put it.
  useEffect(() => {
    const current = /** @type {HTMLElement} */ (list.current?.children[shown - 1]);
    if (current) list.current.scrollTop = current.offsetTop - list.current.clientHeight / 2;
  }, [shown, frames.length]);
  return (
    <section className="panel stack" aria-labelledby="steps-title">
      <h2 id="steps-title">Steps</h2>
      {frames.length === 0 && (
        <p className="soft">Nothing has happened yet. Log in on a device, or begin with a story.</p>
      )}
      {shown < frames.length && (
        <p className="small">What you do now happens instead of the steps after this one.</p>
      )}
      <ol className="timeline" ref={list}>
        {frames.map(({ step, line }, index) => (
          <li key={index}>
            <button
              type="button"
              className={index < shown ? "" : "later"}
              aria-current={index === shown - 1 ? "step" : undefined}
              onClick={() => update((before) => goTo(before, index + 1))}
            >
              <span className="soft small">{clockText(step.at)}</span>
              <span>
                {line.sessionId && <span className="mono">{line.sessionId} </span>}
                {line.end && <span className="mono">{line.end.sessionId} </span>}
                {stepText(step)}
              </span>
              {line.outcome && (
                <span className={`badge ${TONES[line.outcome]}`}>{OUTCOMES[line.outcome]}</span>
              )}
              <span className="unseen">{line.outcome && lineText(line)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
