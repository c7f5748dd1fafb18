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
import { DirectoryError, SeatkeeperError } from "@seatkeeper/host";
import { checkedOptions } from "@seatkeeper/host/kit";
import { DIRECTORY, END, INDEXED, LIST } from "./options.js";
import { sessionFrom } from "./session.js";

/**
 * @typedef {import("@seatkeeper/host").Session} Session
 *
 * @typedef {object} DirectoryOptions
 * @property {import("./adapter.js").IndexedAdapterClass} adapter what {@link withAccountIndex} made, the same one
 *   that the provider uses
 * @property {number} [jwtAccessTokenMs] how long access tokens live, if resource servers get them in JWT format;
 *   unless given, none outlives its session
 * @property {() => number} [now] `Date.now` unless given
 */

/**
 * What the guard asks of it, beyond what the host asks of every directory.
 *
 * @typedef {object} Notes
 * @property {(sessionId: string) => Promise<Session | undefined>} find
 * @property {(sessionId: string) => Promise<boolean>} wasEnded by this directory, for the request that still
 *   carries it
 * @property {(sessionId: string, patch: Partial<import("./session-book.js").Entry>) => Promise<void>} note keeps
 *   that a sign-in is finished, the session's device, its clients
 *
 * @typedef {import("@seatkeeper/host").Directory & Notes} OidcProviderDirectory
 */

/**
 * @param {DirectoryOptions} options
 * @returns {OidcProviderDirectory}
 */
export function createOidcProviderDirectory(options) {
  const { adapter, jwtAccessTokenMs, now } = checkedOptions(options, DIRECTORY);
  const sessions = indexed(adapter);

  /** @type {(request: { sessionId: string, subject: string, linkedSubjects?: string[], signal?: AbortSignal }) => Promise<{ refreshTokens: boolean, residualAccessUntil?: number }>} */
  const end = async (request) => {
    const { sessionId, subject, linkedSubjects, signal } = read(request, END);
    let ended = false;
    for (const owner of [subject, ...linkedSubjects]) {
      ended ||= await answered(signal, () => sessions.endSession(sessionId, owner));
    }
    if (!ended) throw new DirectoryError("notFound", "no such session of this subject");
    if (jwtAccessTokenMs === undefined) return { refreshTokens: true };
    return { refreshTokens: true, residualAccessUntil: now() + jwtAccessTokenMs };
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

    async listSessions(request) {
      const { subjects, signal } = read(request, LIST);
      return answered(signal, async () => {
        /** @param {string} subject */
        const listed = (subject) => sessions.findSessionsByAccountId(subject);
        const found = await Promise.all(subjects.map(listed));
        return { sessions: found.flat().map(sessionFrom) };
      });
    },

    revokeSession: end,
    endCurrentSession: end,
    /** Known without asking anybody: a session keeps its id, so none has ever taken another's place. */
    rotatedFrom: async () => undefined,

    find: (sessionId) =>
      answered(undefined, async () => {
        const found = await sessions.findSession(sessionId);
        return found && sessionFrom(found);
      }),
    wasEnded: (sessionId) => answered(undefined, () => sessions.wasEnded(sessionId)),
    note: (sessionId, patch) => answered(undefined, () => sessions.noteSession(sessionId, patch)),
  });
}

/** @param {import("./adapter.js").IndexedAdapterClass} adapter @returns {import("./adapter.js").SessionIndex} */
function indexed(adapter) {
  try {
    return checkedOptions({ adapter: new adapter("Session") }, { adapter: INDEXED }).adapter;
  } catch {
    const message = "`/adapter`: can't list sessions: wrap yours by `withAccountIndex`";
    throw new SeatkeeperError("optionsInvalid", message, { path: "/adapter" });
  }
}

/** @param {any} request @param {typeof LIST | typeof END} expected */
function read(request, expected) {
  try {
    return checkedOptions(request, expected, { others: true });
  } catch {
    throw new DirectoryError("invalid", "a request that this directory can't read");
  }
}

/**
 * Turns whatever an adapter may throw into the words that a directory has for it.
 *
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function answered(signal, ask) {
  if (signal?.aborted) throw new DirectoryError("timeout", "there was no time left to ask");
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DirectoryError) throw error;
    throw new DirectoryError("unavailable", "the provider's adapter failed");
  }
}
