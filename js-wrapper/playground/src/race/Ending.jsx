/** @file Who is left when all logins are over. */

/**
 * @param {object} props
 * @param {import("./useRaceTable.js").Table["sessions"]} props.sessions
 * @param {import("./board.js").Played} props.played
 * @param {number} [props.limit]
 */
export function Ending({ sessions, played: { alive }, limit }) {
  return (
    <div className="row ending">
      {alive.length === 0 ? (
        <span className="badge bad">Nobody is left at the end</span>
      ) : (
        <span className="badge good">{alive.length} left at the end</span>
      )}
      {limit !== undefined && <span className="small soft">limit {limit}</span>}
      <ul className="row" aria-label="Sessions at the end">
        {sessions.map(({ id }) => (
          <li key={id} className={`left small ${alive.includes(id) ? "here" : "gone"}`}>
            {id} <span>{alive.includes(id) ? "alive" : "ended"}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
