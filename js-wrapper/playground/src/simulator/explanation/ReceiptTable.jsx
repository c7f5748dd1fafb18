/** @file What Force Logout did to each session. */

import { Table } from "../Table.jsx";
import { momentText } from "../time.js";
import { FAULTS, STATUSES, wordFor } from "../words.js";

/** @param {{ rows: any[], sessions: Map<string, import("./started.js").Started> }} props */
export function ReceiptTable({ rows, sessions }) {
  return (
    <Table name="Receipt" columns={["Session", "Receipt"]}>
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
    </Table>
  );
}
