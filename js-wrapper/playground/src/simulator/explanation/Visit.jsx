/** @file One node on the way of a run: its output, what it asked the directory, what it compared, and each session. */

import { manifestOf } from "../../document/problems.js";
import { ReceiptTable } from "./ReceiptTable.jsx";
import { SessionTable } from "./SessionTable.jsx";
import {
  comparisonText,
  DENIALS,
  FAULTS,
  LIMIT_SOURCES,
  LOOKUPS,
  REASONS,
  REQUESTS,
  WHYS,
  wordFor,
} from "../words.js";

/** @param {{ visit: any, sessions: Map<string, import("./started.js").Started> }} props */
export function Visit({ visit: { node, type, output, requests, facts = {}, fault }, sessions }) {
  return (
    <section className="visit stack" aria-label={node}>
      <div className="row">
        <h3>
          <bdi>{node}</bdi>
        </h3>
        <span className="soft small">{manifestOf(type)?.title}</span>
        {output && (
          <span className="small">
            goes on by <strong>{output}</strong>
          </span>
        )}
      </div>
      {fault && <p className="small">The node failed: {wordFor(REASONS, fault)}.</p>}
      <Lookup facts={facts} />
      {facts.comparisons?.map((comparison, index) => (
        <p key={index} className="comparison">
          <span className="mono">{comparisonText(comparison)}</span>{" "}
          <span className="soft small">
            (the limit is {wordFor(LIMIT_SOURCES, comparison.limitSource)})
          </span>
        </p>
      ))}
      {facts.reason && <p className="small">Because {wordFor(REASONS, facts.reason)}.</p>}
      {facts.denial && (
        <p className="small">
          The login is denied: {wordFor(DENIALS, facts.denial)}
          {facts.cause && ` (${wordFor(FAULTS, facts.cause)})`}.
        </p>
      )}
      {facts.sessions?.length > 0 && (
        <SessionTable type={type} rows={facts.sessions} sessions={sessions} />
      )}
      {facts.receipts?.length > 0 && <ReceiptTable rows={facts.receipts} sessions={sessions} />}
      {requests.length > 0 && <Requests requests={requests} />}
    </section>
  );
}

function Lookup({ facts: { lookup, why, byFailureMode, constantDevice } }) {
  const says = [
    lookup && LOOKUPS[lookup],
    why && `Why: ${wordFor(WHYS, why)}.`,
    byFailureMode && "So a failure mode of the node chose the way out.",
    constantDevice && "Everybody seems to share this device id, so it is not believed.",
  ].filter(Boolean);
  return says.length > 0 && <p className="small">{says.join(" ")}</p>;
}

/** Ending many sessions asks for the same many times. */
function Requests({ requests }) {
  return (
    <ul className="small soft">
      {requests.map(({ type, error, attempts }, index) => (
        <li key={index}>
          Asked to {wordFor(REQUESTS, type)}
          {error ? `: ${wordFor(FAULTS, error)}` : ": done"}
          {attempts === 0 && ", answered from the list before"}
          {attempts > 1 && `, after ${attempts} attempts`}
        </li>
      ))}
    </ul>
  );
}
