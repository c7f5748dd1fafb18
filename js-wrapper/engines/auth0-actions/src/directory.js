/** @file Where an Action lists and ends sessions: the Management API, or the user's book of stamps. */
import { createAuth0Directory } from "@seatkeeper/directories/auth0";
import { DirectoryError } from "@seatkeeper/host";
import { capabilitiesOf } from "./code/capabilities.js";
import { createTokenCache } from "./token-cache.js";

/** One for each application: its token and its pace serve every login of this instance. */
const directories = new Map();

/** @param {any} event @param {any} api @param {{ end?: "revoke" | "delete" }} settings @param {(line: string) => void} log */
export function managementDirectory(event, api, { end }, log) {
  const { domain, clientId, clientSecret } = event.secrets;
  const key = JSON.stringify([domain, clientId, clientSecret, end]);
  const known = directories.get(key) ?? {};
  // The cache belongs to the execution, the rest to the instance.
  known.api = api;
  known.log = log;
  known.directory ??= createAuth0Directory({
    domain,
    clientId,
    clientSecret,
    end,
    cache: createTokenCache({ cache: () => known.api.cache, clientId, clientSecret }),
    warn: (line) => known.log(line),
  });
  directories.set(key, known);
  return known.directory;
}

/**
 * The book as a directory: whoever is struck out is turned away when they come back.
 *
 * @param {ReturnType<typeof import("./book.js").createBook>} book
 */
export function stampDirectory(book) {
  const gone = () => new DirectoryError("notFound", "no such stamp");
  return {
    name: "auth0-stamps",
    capabilities: capabilitiesOf({ sessions: "stamps" }),
    async listSessions({ subjects: [subject] }) {
      const rows = book.entries();
      return { sessions: rows.map(({ id, at }) => ({ id, subject, createdAt: at })) };
    },
    async revokeSession({ sessionId }) {
      if (!book.displace(sessionId)) throw gone();
      return { refreshTokens: false };
    },
    endCurrentSession: () => Promise.reject(gone()),
  };
}

/**
 * The clients of a session, for a limit that counts them. Auth0 has put the client among them before the
 * Action runs, and leaves it there when the Action denies: a session is at a client once it was let in
 * there. One that comes to a client later is the newest there, however old it is.
 *
 * @param {any} directory
 * @param {{ clientsOf: (sessionId: string) => string[], isStamps: boolean, clientId: string,
 *   markOf: (clientId: string) => string, arriving?: { id: string, at: number } }} known
 */
export const withClients = (directory, { clientsOf, isStamps, clientId, markOf, arriving }) => ({
  ...directory,
  async listSessions(request) {
    const list = await directory.listSessions(request);
    const clientIdsOf = ({ id, clientIds }) => {
      const marks = clientsOf(id);
      if (marks.length === 0) return clientIds;
      if (isStamps) return marks.map((mark) => (mark === markOf(clientId) ? clientId : mark));
      return clientIds?.filter((client) => marks.includes(markOf(client)));
    };
    const row = (session) => {
      const clientIds = clientIdsOf(session);
      const createdAt = session.id === arriving?.id ? arriving.at : session.createdAt;
      const known = Object.entries({ clientIds, createdAt }).filter(
        ([, value]) => value !== undefined,
      );
      return { ...session, ...Object.fromEntries(known) };
    };
    return { ...list, sessions: list.sessions.map(row) };
  },
});

/**
 * A refresh comes long after its login: a session that is not listed any more is over, and what it left
 * behind ends nobody's session.
 *
 * @param {any} directory
 */
export const withOldCurrent = (directory) => ({
  ...directory,
  capabilities: { ...directory.capabilities, listsCurrent: true },
});

/**
 * The current session is ended by the Action's own means: they need no scope, and deny the login too.
 *
 * @param {any} directory @param {any} event @param {any} api @param {{ revoked: boolean }} done
 */
export const withOwnEnd = (directory, event, api, done) => ({
  ...directory,
  async endCurrentSession() {
    if (!event.session?.id) throw new DirectoryError("notFound", "the event has no session");
    try {
      api.session.revoke("seat_limit");
    } catch {
      throw new DirectoryError("forbidden", "the plan can't end the session of a login");
    }
    done.revoked = true;
    return { refreshTokens: true };
  },
});
