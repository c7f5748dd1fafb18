/** @file A keeper that says of each run whose login it was about: a record names nobody. */

/** A run that waits longer than so many logins take is told without a name. */
const KEPT = 1000;

/**
 * @typedef {object} OverheardRun
 * @property {string} client the app whose flow decided
 * @property {string} [subject]
 * @property {string} [sessionId] the current session
 * @property {number} at epoch ms
 * @property {any} record
 */

/**
 * @param {string} client
 * @param {(run: OverheardRun) => void} onRun
 * @param {(onRecord: (record: any) => void) => any} make makes the keeper
 */
export function overheard(client, onRun, make) {
  /** @type {Map<string, { subject: string, sessionId?: string }>} by the id of the login */
  const logins = new Map();
  const keeper = make((record) =>
    onRun({ client, ...logins.get(record.loginId), at: record.at, record }),
  );

  function hear({ id, subject, current }) {
    logins.delete(id);
    logins.set(id, current.type === "session" ? { subject, sessionId: current.id } : { subject });
    if (logins.size > KEPT) logins.delete(logins.keys().next().value);
  }

  return Object.freeze({
    ...keeper,
    login(login) {
      hear(login);
      return keeper.login(login);
    },
    resume(resumed) {
      hear(resumed.login);
      return keeper.resume(resumed);
    },
  });
}
