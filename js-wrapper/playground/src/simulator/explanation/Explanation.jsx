/** @file Why the last step ended as it did: the line, and what each node on the way asked, counted and did. */

import { CopyButton } from "../../app/CopyButton.jsx";
import { startedBy } from "./started.js";
import { TONES } from "../Timeline.jsx";
import { momentText } from "../time.js";
import { Visit } from "./Visit.jsx";
import { lineText, OUTCOMES, stepText } from "../words.js";

/** @param {{ frames: import("../stage.js").Frame[] }} props those that have been played */
export function Explanation({ frames }) {
  const frame = frames.at(-1);
  return (
    <section className="panel stack explanation" aria-labelledby="why-title">
      <h2 id="why-title">Why</h2>
      {frame === undefined ? (
        <p className="soft">Each decision is explained here, session by session.</p>
      ) : (
        <Reasons frame={frame} sessions={startedBy(frames)} />
      )}
    </section>
  );
}

/** @param {{ frame: import("../stage.js").Frame, sessions: Map<string, import("./started.js").Started> }} props */
function Reasons({ frame: { step, line, result }, sessions }) {
  const text = JSON.stringify(line);
  const visits = result?.record?.visits ?? [];
  return (
    <>
      <p className="row">
        {line.outcome && (
          <span className={`badge ${TONES[line.outcome]}`}>{OUTCOMES[line.outcome]}</span>
        )}
        <span>
          {stepText(step)}
          {line.sessionId && (
            <>
              . <span className="mono">{line.sessionId}</span> {lineText(line)}.
            </>
          )}
        </span>
      </p>
      <p className="soft small">{momentText(step.at)} UTC</p>
      {result?.record?.openAdmission && (
        <p>
          <span className="badge warn">Let in by a failure mode</span> The next renewal is decided
          again.
        </p>
      )}
      {line.outcome && visits.length === 0 && (
        <p className="soft">No node was asked: the session’s own run says it all.</p>
      )}
      {visits.map((visit, index) => (
        <Visit key={index} visit={visit} sessions={sessions} />
      ))}
      <div className="stack">
        <div className="row">
          <h3>The line of this step</h3>
          <CopyButton text={text} />
        </div>
        <pre className="line" tabIndex={0} aria-label="The line of this step, as JSON">
          {text}
        </pre>
      </div>
    </>
  );
}
