/** @file The runs of the last logins: how each was decided, and the record of it. */

import { useState } from "react";
import { summaryOf } from "./run.js";
import { clock } from "./time.js";

const TONES = { allowed: "good", denied: "bad", paused: "warn" };

/** @param {{ runs: any[], apps: any[] }} props the newest first */
export function Runs({ runs, apps }) {
  const byClient = new Map(apps.map((app) => [app.client, app]));
  return (
    <section className="panel stack" aria-labelledby="runs-title">
      <h2 id="runs-title">Runs</h2>
      <p role="status" className="unseen">
        {runs.length > 0 && said(runs[0], byClient)}
      </p>
      {runs.length === 0 ? (
        <p className="soft">No login yet. Sign in to one of the apps.</p>
      ) : (
        <ol className="runs">
          {runs.map((run) => (
            <Run key={run.seq} run={run} app={byClient.get(run.client)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function said({ client, subject, record }, byClient) {
  return `${subject ?? "Somebody"}, ${byClient.get(client)?.name ?? client}: ${record.outcome}`;
}

function Run({ run: { client, subject, at, record }, app }) {
  const [isOpen, setOpen] = useState(false);
  const { outcome, reason } = record;
  const { path, trigger, counted, ended, would } = summaryOf(record);
  return (
    <li className="run">
      <div className="row">
        <span className={`badge ${TONES[outcome] ?? ""}`}>{outcome}</span>
        <strong>{subject ?? "somebody"}</strong>
        <span>
          {app?.name ?? client}
          {app?.pattern && <span className="soft"> ({app.pattern})</span>}
        </span>
        <span className="row small soft aside">
          <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
          <button
            type="button"
            className="small"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            Record
          </button>
        </span>
      </div>
      <p className="row small told">
        <span>
          {path.map(({ node, output }, index) => (
            <span key={index}>
              {node}
              {output && <span className="soft"> {output} →</span>}{" "}
            </span>
          ))}
        </span>
        <span className="soft">
          {[
            trigger && `trigger ${trigger}`,
            counted !== undefined && `counted ${counted}`,
            ended.length > 0 && `ended ${ended.length}`,
            reason,
            would && `only reported: would be ${would}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      {isOpen && (
        <pre className="scroller" tabIndex={0} role="region" aria-label="The record as JSON">
          {JSON.stringify(record, null, 2)}
        </pre>
      )}
    </li>
  );
}
