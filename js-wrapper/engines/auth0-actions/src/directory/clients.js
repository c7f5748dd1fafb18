/** @file The clients of a session, for a limit that counts them. */

/**
 * Auth0 has put the client among them before the
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
