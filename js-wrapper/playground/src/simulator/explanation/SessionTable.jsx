/** @file Every session that a node was shown: whether it counted, or why not. */

import { Table } from "../Table.jsx";
import { momentText } from "../time.js";
import { FLAGS, standingText, wordFor } from "../words.js";

/** @param {{ type: string, rows: any[], sessions: Map<string, import("./started.js").Started> }} props `type` of the node */
export function SessionTable({ type, rows, sessions }) {
  return (
    <Table name="Sessions that it looked at" columns={["Session", "Began", "Standing"]}>
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
    </Table>
  );
}
