/** @file Everybody who has an account, with their sessions as they are. */

import { clock } from "./time.js";

/** @param {{ people: any[], apps: any[] }} props */
export function People({ people, apps }) {
  const names = new Map(apps.map(({ client, name }) => [client, name]));
  return (
    <section className="panel stack" aria-labelledby="people-title">
      <h2 id="people-title">Who is signed in</h2>
      <ul className="people">
        {people.map(({ subject, sessions }) => (
          <li key={subject}>
            <h3>
              {subject} <span className="soft small">{counted(sessions.length)}</span>
            </h3>
            <ul className="stack sessions">
              {sessions.map(({ id, createdAt, clientIds, device }) => (
                <li key={id} className="session">
                  <span>{named(device)}</span>
                  <span className="soft small">
                    {clientIds.map((client) => names.get(client) ?? client).join(", ")}
                    {createdAt !== undefined && ` since ${clock(createdAt)}`}
                  </span>
                  <code className="soft small" title={id}>
                    {id.slice(0, 8)}
                  </code>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

const counted = (size) =>
  size === 0 ? "no session" : size === 1 ? "1 session" : `${size} sessions`;

function named({ browser, os }) {
  const known = [browser, os].filter((family) => family !== "other");
  return known.length > 0 ? known.join(" on ") : "A device";
}
