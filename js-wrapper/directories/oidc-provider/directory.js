/**
 * @file The directory for oidc-provider: an account's sessions, and how one is ended.
 *
 * A session is known by the `uid` of the provider's Session: it stays the same for as long as the
 * session lives, also when the cookie's value (`jti`, a secret that never leaves the provider) is
 * changed. So there is no rotation that could go unreported.
 *
 * What it sees: every session that a person signed in to, in a browser or by the device flow. With
 * the guard's configuration no refresh token outlives its session, so those are seen too. What it
 * does not see: tokens without a session (client credentials, pre-authorized codes, backchannel
 * authentication unless its result names a `sessionUid`), and access tokens in JWT format, which no
 * provider can take back.
 */
import { DirectoryError } from "@seatkeeper/host";

/**
 * @param {object} options
 * @param {new (model: string) => any} options.adapter what {@link withAccountIndex} made, the same one
 *   that the provider uses
 * @param {number} [options.jwtAccessTokenMs] how long access tokens live, if resource servers get
 *   them in JWT format
 * @param {() => number} [options.now]
 */
export function createOidcProviderDirectory({ adapter, jwtAccessTokenMs, now = Date.now }) {
  const sessions = new adapter("Session");
  if (typeof sessions.findSessionsByAccountId !== "function") {
    throw new TypeError("`adapter` can't list sessions: wrap it by `withAccountIndex`");
  }

  const end = async ({ sessionId, subject, linkedSubjects = [], signal }) => {
    let ended = false;
    for (const owner of [subject, ...linkedSubjects]) {
      ended ||= await answered(signal, () => sessions.endSession(sessionId, owner));
    }
    if (!ended) throw new DirectoryError("notFound", "no such session of this subject");
    return {
      refreshTokens: true,
      ...(jwtAccessTokenMs === undefined ? {} : { residualAccessUntil: now() + jwtAccessTokenMs }),
    };
  };

  return Object.freeze({
    name: "oidc-provider",
    capabilities: Object.freeze({
      endsSession: true,
      createdAt: true,
      createdAtResolutionMs: 1,
      lastActiveAt: true,
      expiresAt: true,
      clientIds: true,
      deviceId: true,
      listsCurrent: true,
      revokesRefreshTokens: true,
      reportsRotation: true,
      sees: Object.freeze(["interactive", "deviceFlow", "offline"]),
    }),

    async listSessions({ subjects, signal }) {
      const found = await answered(signal, () =>
        Promise.all(subjects.map((subject) => sessions.findSessionsByAccountId(subject))),
      );
      return { sessions: found.flat().map(sessionFrom) };
    },

    revokeSession: end,
    endCurrentSession: end,
    /** Known without asking anybody: a session keeps its id, so none has ever taken another's place. */
    rotatedFrom: async () => undefined,

    /** One session, or undefined: what the guard asks at every request. */
    async find(sessionId) {
      const found = await sessions.findSession(sessionId);
      return found && sessionFrom(found);
    },

    /** Whether a session was ended by this directory, for the request that still carries it. */
    wasEnded: (sessionId) => sessions.wasEnded(sessionId),

    /** Keeps what the guard knows of a session: that its sign-in is finished, its device, its clients. */
    note: (sessionId, patch) => sessions.noteSession(sessionId, patch),
  });
}

/** @param {import("./account-index.js").IndexedSession} found */
function sessionFrom({ payload, entry }) {
  const clientIds = new Set([
    // The provider writes its own list before the decision: it says who asked, not who was let in.
    ...(entry.clientIds ?? Object.keys(payload.authorizations ?? {})),
  ]);
  const session = {
    id: payload.uid,
    subject: payload.accountId,
    createdAt: entry.createdAt ?? (payload.loginTs && payload.loginTs * 1000),
    lastActiveAt: entry.lastActiveAt,
    expiresAt: payload.exp && payload.exp * 1000,
    kind: entry.signIn === "pending" ? "mfaPending" : "full",
    class: "interactive",
    clientIds: clientIds.size > 0 ? [...clientIds].sort() : undefined,
    device: deviceFrom(entry.device),
  };
  return Object.fromEntries(Object.entries(session).filter(([, value]) => value !== undefined));
}

/** @param {import("./session-book.js").Entry["device"]} device */
function deviceFrom(device) {
  const { id, ip, userAgent } = device ?? {};
  const known = Object.entries({ id, ip, userAgent }).filter(([, value]) => value !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

/** Turns whatever an adapter may throw into the words that a directory has for it. */
async function answered(signal, ask) {
  if (signal?.aborted) throw new DirectoryError("timeout", "there was no time left to ask");
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DirectoryError) throw error;
    throw new DirectoryError("unavailable", "the provider's adapter failed");
  }
}
