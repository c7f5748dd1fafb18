/** @file A sound directory, seen otherwise: what several of the broken ones are. */

/** The same sessions, listed otherwise. @param {(sessions: any[]) => any[]} see */
export const listing = (see) => (sound) => ({
  listSessions: async (request) => ({
    sessions: see((await sound.listSessions(request)).sessions),
  }),
});

/** @param {(session: any) => any} change */
export const listingEach = (change) => listing((sessions) => sessions.map(change));

/** @param {Record<string, unknown>} capabilities */
export const declaring = (capabilities) => (sound) => ({
  capabilities: { ...sound.capabilities, ...capabilities },
});
