/** @file What Force Logout did to each session. */

import { momentText } from "../time.js";
import { FAULTS, STATUSES, wordFor } from "../words.js";

/** @param {{ rows: any[], sessions: Map<string, import("./started.js").Started> }} props */
export function ReceiptTable({ rows, sessions }) {
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label="Receipt">
      <table className="small">
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Receipt</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sessionId, status, cause, refreshTokens, residualAccessUntil }) => (
            <tr key={sessionId}>
              <td>
                <span className="mono">{sessionId}</span>
                <br />
                <span className="soft">{sessions.get(sessionId)?.device}</span>
              </td>
              <td>
                {wordFor(STATUSES, status)}
                {cause && `: ${wordFor(FAULTS, cause)}`}
                {refreshTokens && ", with its refresh tokens"}
                {residualAccessUntil &&
                  `; an access token may be good until ${momentText(residualAccessUntil)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
