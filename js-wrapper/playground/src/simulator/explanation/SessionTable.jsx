/** @file Every session that a node was shown: whether it counted, or why not. */

import { momentText } from "../time.js";
import { FLAGS, standingText, wordFor } from "../words.js";

/** @param {{ type: string, rows: any[], sessions: Map<string, import("./started.js").Started> }} props `type` of the node */
export function SessionTable({ type, rows, sessions }) {
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label="Sessions that it looked at">
      <table className="small">
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Began</th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, standing, flags = [] }) => (
            <tr
              key={id}
              className={type === "data-query" && standing === "counted" ? "counts" : undefined}
            >
              <td>
                <span className="mono">{id}</span>
                <br />
                <span className="soft">{sessions.get(id)?.device}</span>
              </td>
              <td>{sessions.has(id) && momentText(sessions.get(id).at)}</td>
              <td>
                {standingText(standing, type)}
                {flags.map((flag) => (
                  <span key={flag} className="flag">
                    {wordFor(FLAGS, flag)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
