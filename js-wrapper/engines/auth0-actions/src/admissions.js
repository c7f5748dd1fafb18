/** @file The marks of an Action: which sessions its flow has let in, by the session's own metadata, or by the user's book. */

/** @type {"admitted"} */
const ADMITTED = "admitted";
/** When it was let in isn't kept. Long ago: a renewal is entered again, because it may be at another client. */
const MARK = Object.freeze({ state: ADMITTED, at: 0 });
/** What Auth0 takes for one value of a session's metadata. */
const MAX_CHARACTERS = 255;

/**
 * @typedef {object} Book where it is kept
 * @property {(sessionId: string) => boolean} has
 * @property {(sessionId: string) => string[]} clientsOf the marks of the clients at which it was let in
 * @property {(sessionId: string) => void} admit
 * @property {(sessionId: string) => void} remove
 * @property {() => void} write
 *
 * @typedef {Book & import("@seatkeeper/host").Marks} Admissions
 *
 * @typedef {object} Where
 * @property {string} [client] the mark of this client, where clients matter
 * @property {boolean} [eachClient] whether who was let in at one client is a stranger to the next
 */

/**
 * Only that a session was let in outlives the run: one that was not is decided as a login anyway. An Action has one flow
 * and one person, so that the session is all that tells its marks apart.
 *
 * @param {Book} book
 * @returns {Admissions}
 */
const asMarks = (book) => ({
  ...book,
  get: async ({ sessionId }) => (book.has(sessionId) ? MARK : undefined),
  async set({ sessionId }, { state }) {
    if (state === ADMITTED) book.admit(sessionId);
    else book.remove(sessionId);
  },
  clear: async ({ sessionId }) => book.remove(sessionId),
});

/**
 * The session's own metadata: of this session only, and gone with it.
 *
 * @param {any} event @param {any} api @param {Where & { flow: string }} where
 * @returns {Admissions}
 */
export function sessionAdmissions(event, api, { flow, client, eachClient }) {
  const key = `seatkeeper_${flow}`;
  const own = event.session?.id;
  const was = String(event.session?.metadata?.[key] ?? "");
  const [word, ...clients] = was.split(" ");
  let is = word === ADMITTED;
  let isHere = is && (client === undefined || clients.includes(client));
  return asMarks({
    // A refresh shows no metadata. It has a token that only an admitted login was given.
    has: (sessionId) =>
      own === undefined ? true : sessionId === own && is && (isHere || !eachClient),
    clientsOf: (sessionId) => (sessionId === own && is ? clients : []),
    admit(sessionId) {
      if (sessionId !== own) return;
      is = true;
      if (client !== undefined && !isHere) clients.push(client);
      isHere = true;
    },
    remove: (sessionId) => void (is = sessionId !== own && is),
    write() {
      const kept = [...clients];
      const text = () => [ADMITTED, ...kept].join(" ");
      while (text().length > MAX_CHARACTERS) kept.shift();
      const next = is ? text() : "";
      if (own === undefined || next === was) return;
      if (is) api.session.setMetadata(key, next);
      else api.session.deleteMetadata(key);
    },
  });
}

/**
 * @param {ReturnType<typeof import("./book.js").createBook>} book
 * @param {any} api
 * @param {Where & { at: number }} where `at`: the stamp of this session
 * @returns {Admissions}
 */
export function bookAdmissions(book, api, { at, eachClient }) {
  return asMarks({
    has: (sessionId) => book.has(sessionId) && (!eachClient || book.hasHere(sessionId)),
    clientsOf: book.clientsOf,
    admit: (sessionId) => book.enter(sessionId, book.at(sessionId) ?? at),
    remove: book.strike,
    write: () => book.write(api),
  });
}
