/** @file What the stand-in's tenant holds: users, sessions, refresh tokens; deletes are done when the test says so. */

/** @param {{ now: () => number }} clock */
export function createState({ now }) {
  /** @type {Map<string, any>} */
  const users = new Map();
  /** @type {Map<string, any>} */
  const sessions = new Map();
  /** @type {Map<string, any>} */
  const tokens = new Map();
  /** What was accepted and is not done yet. @type {Array<() => void>} */
  const pending = [];
  let serial = 0;

  const iso = (time) => new Date(time).toISOString();
  const nextId = (kind) => `${kind}_${(serial += 1)}`;

  return {
    users,
    sessions,
    tokens,

    addUser(userId, more = {}) {
      const [provider, id] = userId.split("|");
      const identities = [
        { provider, user_id: id, connection: "Username-Password", isSocial: false },
      ];
      const user = { user_id: userId, identities, app_metadata: {}, user_metadata: {}, ...more };
      users.set(userId, user);
      return user;
    },

    /** A session as a first factor makes it. @returns {string} its id */
    signIn(userId, { clientId = "app", at = now(), id = nextId("session"), ...more } = {}) {
      sessions.set(id, {
        id,
        user_id: userId,
        created_at: iso(at),
        updated_at: iso(at),
        authenticated_at: iso(at),
        last_interacted_at: iso(at),
        idle_expires_at: null,
        expires_at: iso(at + 7 * 86_400_000),
        device: { initial_user_agent: "UA", initial_ip: "203.0.113.4", last_ip: null },
        clients: [{ client_id: clientId }],
        authentication: { methods: [{ name: "pwd", timestamp: iso(at) }] },
        cookie: { mode: "persistent" },
        ...more,
      });
      return id;
    },

    addToken(
      userId,
      { clientId = "app", sessionId = null, at = now(), id = nextId("token") } = {},
    ) {
      tokens.set(id, {
        id,
        user_id: userId,
        client_id: clientId,
        session_id: sessionId,
        created_at: iso(at),
        idle_expires_at: null,
        expires_at: iso(at + 30 * 86_400_000),
        rotating: true,
      });
      return id;
    },

    sessionsOf: (userId) => [...sessions.values()].filter((session) => session.user_id === userId),
    tokensOf: (userId) => [...tokens.values()].filter((token) => token.user_id === userId),

    /** Accepts something that is done later: when {@link settle} is called. */
    later: (act) => void pending.push(act),
    /** The tenant catches up with what it has accepted. */
    settle: () => pending.splice(0).forEach((act) => act()),
  };
}
