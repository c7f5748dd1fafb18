/** @file What a history comes to where the real host plays it, login by login, with the three modules. */
import { openScenario } from "@seatkeeper/simulation/scenario";

/** What the person answers where a pattern waits for them. */
const ANSWERS = { warn: "continue", reVerify: "verified", block: "verified", silent: undefined };
const INTERIM = ["pin", "mfaPending", "forgotPassword", "devicePending", "anonymous"];

/**
 * @param {any[]} history rows: subject, session, created, and perhaps ended, client, kind
 * @param {{ pattern: string, limit: number, options?: any }} flow
 * @returns {Promise<{ people: number, logins: number, ended: number }>}
 */
export async function playedByHost(history, { pattern, limit, options = {} }) {
  // What is on the way to a session is listed, and nobody logs in with it.
  const interim = history.filter(({ kind }) => INTERIM.includes(kind));
  const stage = await openScenario({
    flow: { pattern, limit, options },
    sessions: interim.map((row) => ({
      id: row.session,
      subject: row.subject,
      createdAt: row.created,
      kind: row.kind,
    })),
    steps: steps(history, ANSWERS[pattern]),
  });
  const people = new Set();
  let [logins, ended] = [0, 0];
  for (let played = await stage.next(); played; played = await stage.next()) {
    const { line, result } = played;
    const visits = result?.record?.visits ?? [];
    if (visits.some(({ node, output }) => node === "query" && output === "true")) {
      logins += 1;
      people.add(history.find(({ session }) => session === line.sessionId).subject);
    }
    ended += line.ended?.length ?? 0;
  }
  return { people: people.size, logins, ended };
}

/** In time order; at one instant who leaves goes first, and who comes does so by the bytes of the id. */
function steps(history, answer) {
  const events = history.flatMap((row) => {
    const { session, created, ended } = row;
    const events = INTERIM.includes(row.kind) ? [] : [{ at: created, order: 1, row }];
    if (ended !== undefined) events.push({ at: ended, order: ended === created ? 2 : 0, row });
    return events.map((event) => ({ ...event, id: Buffer.from(session) }));
  });
  events.sort((a, b) => a.at - b.at || a.order - b.order || Buffer.compare(a.id, b.id));
  return events.flatMap(({ at, order, row }) =>
    order === 1 ? loginOf(row, at, answer) : [{ at, end: { sessionId: row.session } }],
  );
}

function loginOf({ subject, session, client, kind }, at, answer) {
  const login = { subject, sessionId: session };
  if (client !== undefined) Object.assign(login, { clientId: client });
  if (kind === "impersonation") Object.assign(login, { trigger: kind });
  const step = { at, login };
  return answer === undefined
    ? [step]
    : [step, { at, answer: { sessionId: session, output: answer } }];
}
