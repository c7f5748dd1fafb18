/** @file The limit of the app whose flow is in the file: what is typed here holds for the next real login. */

import { expectation } from "@seatkeeper/host/kit";
import { useState } from "react";
import { alsoSet, summaryOf } from "../canvas/summary.js";
import { bearer } from "./connection.js";

/** @param {{ flow: any, token: string, isConnected: boolean }} props */
export function LimitForm({ flow: { flow, limit, pattern, problem }, token, isConnected }) {
  const [typed, setTyped] = useState(undefined);
  const [answer, setAnswer] = useState(undefined);

  async function apply(event) {
    event.preventDefault();
    const said = await changeLimit(token, Number(typed ?? limit));
    setAnswer(said);
    // What holds now comes back from the server.
    if (said.isTaken) setTyped(undefined);
  }

  return (
    <section className="panel stack" aria-labelledby="limit-title">
      <h2 id="limit-title">Your own app</h2>
      {problem ? (
        <p role="alert">
          <span className="badge bad">No flow</span> {expectation(problem)}. Logins to the app fail
          until the file holds a flow that can run.
        </p>
      ) : (
        <>
          <p className="soft">
            Its flow is in a file, and read anew at each login
            {pattern && ` (${pattern})`}. A login is restricted when <bdi>{rulesOf(flow)}</bdi>.
          </p>
          {flow.reportOnly === true && (
            <p>
              <span className="badge warn">Report only</span> Nobody is restricted: a run says what
              would have happened.
            </p>
          )}
          <form className="row" onSubmit={apply} noValidate>
            <label htmlFor="live-limit">Limit</label>
            <input
              id="live-limit"
              className="limit"
              type="number"
              min="1"
              step="1"
              value={typed ?? limit ?? ""}
              onChange={({ target }) => setTyped(target.value)}
            />
            <button className="primary" disabled={!isConnected || limit === undefined}>
              Apply
            </button>
          </form>
        </>
      )}
      <p role="status" className={answer?.isTaken === false ? "refusal" : "small"}>
        {(answer?.limit ?? limit) === limit && answer?.says}
      </p>
    </section>
  );
}

/** What its Data Queries ask. @param {any} flow */
const rulesOf = ({ nodes }) =>
  nodes
    .filter(({ type }) => type === "data-query")
    .map(({ type, config }) =>
      [summaryOf(type, config), alsoSet(type, config)].filter(Boolean).join("; "),
    )
    .join("; ") || "never: it asks nothing";

/** Whether a limit is one is for the node to say. */
async function changeLimit(token, limit) {
  try {
    const response = await fetch("live/limit", {
      method: "POST",
      headers: { ...bearer(token), "content-type": "application/json" },
      body: JSON.stringify({ limit }),
    });
    const said = await response.json();
    if (!response.ok) return { isTaken: false, says: `Not changed: ${expectation(said)}` };
    const says = `The limit is ${said.limit} from the next login on.`;
    return { isTaken: true, limit: said.limit, says };
  } catch {
    return { isTaken: false, says: "Not changed: the server did not answer." };
  }
}
