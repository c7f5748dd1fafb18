/**
 * @file The directory for Auth0: a user's sessions by the Management API, and how one is ended.
 *
 * What it sees: sessions, and with `countRefreshTokens` the devices that live on in a refresh token
 * whose session is gone. What it doesn't see: password grants, and access tokens, which nobody takes
 * back. The session facilities need an Enterprise plan: on others every call is `forbidden`.
 *
 * Sources: the Management API reference for sessions (`/users/{id}/sessions`, `/sessions/{id}`) and
 * refresh tokens. Whether a list names expired sessions, or the session of a login that is under way,
 * is not documented: expired ones are told apart by their times, and `listsCurrent` is false.
 */
import { DirectoryError } from "@seatkeeper/host";
import { systemClock } from "@seatkeeper/host/kit";
import { createEndedBook } from "./ended-book.js";
import { createManagement } from "./management.js";
import { readAll } from "./pages.js";
import { isTokenId, sessionFrom, sessionFromToken, tokenIdOf } from "./session.js";

/** How each way to end a session is asked for. Revoking takes its refresh tokens with it. */
const WAYS = {
  revoke: (path) => ({ method: "POST", path: `${path}/revoke` }),
  delete: (path) => ({ method: "DELETE", path }),
};

/**
 * @param {object} options
 * @param {string} options.domain the tenant's own domain, with a port if need be, without a scheme
 * @param {string} options.clientId of an application of its own, for the Management API: `read:sessions`,
 *   `delete:sessions`; to revoke also `delete:refresh_tokens`; to count tokens also `read:refresh_tokens`
 * @param {string} options.clientSecret
 * @param {string} [options.audience] `https://DOMAIN/api/v2/`; name it where `domain` is a custom one
 * @param {"revoke" | "delete"} [options.end] `revoke` takes the refresh tokens of a session with it
 *   (default); `delete` leaves them
 * @param {boolean} [options.countRefreshTokens] whether a refresh token without a session counts as one
 * @param {number} [options.accessTokenMs] how long access tokens live: receipts then say until when
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {import("./token.js").TokenCache} [options.cache] where the access token outlives this process
 * @param {(line: string) => void} [options.warn] hears once that the plan or a scope is missing
 * @param {import("@seatkeeper/host").Clock} [options.clock]
 * @returns {import("@seatkeeper/host").Directory}
 */
export function createAuth0Directory(options) {
  const {
    end = "revoke",
    countRefreshTokens = false,
    accessTokenMs,
    clock = systemClock,
  } = options;
  if (!Object.hasOwn(WAYS, end)) throw new TypeError("`end` is `revoke` or `delete`");
  const management = createManagement({ ...options, clock });
  const ended = createEndedBook(clock);

  /** @param {string} subject @param {AbortSignal} [signal] */
  async function listOf(subject, signal) {
    const user = `/users/${encodeURIComponent(subject)}`;
    const about = { management, clock, signal };
    const found = await readAll({ ...about, path: `${user}/sessions`, key: "sessions" });
    const sessions = found.items.map((item) => sessionFrom(item, subject));
    if (!countRefreshTokens) return { sessions, error: found.error };
    const tokens = await readAll({ ...about, path: `${user}/refresh-tokens`, key: "tokens" });
    const known = new Set(sessions.map(({ id }) => id));
    const lone = tokens.items.filter(({ session_id: id }) => !known.has(id));
    return {
      sessions: [...sessions, ...lone.map((item) => sessionFromToken(item, subject))],
      error: found.error ?? tokens.error,
    };
  }

  /** Ends nobody's session under another's name: what this process hasn't listed is looked up first. */
  async function checkOwner(sessionId, subjects, signal) {
    if (subjects.some((subject) => ended.isListed(sessionId, subject))) return;
    const found = await management.ask({ method: "GET", path: pathOf(sessionId), signal });
    if (!subjects.includes(found?.user_id)) throw gone();
  }

  /** @param {{ sessionId: string, subject: string, linkedSubjects?: string[], signal?: AbortSignal }} request */
  async function endOne({ sessionId, subject, linkedSubjects = [], signal }) {
    if (ended.has(sessionId)) throw gone();
    await checkOwner(sessionId, [subject, ...linkedSubjects], signal);
    const isToken = isTokenId(sessionId);
    // A token has no session to be revoked with.
    const way = isToken ? WAYS.delete : WAYS[end];
    await management.ask({ ...way(pathOf(sessionId)), signal });
    ended.add(sessionId);
    return {
      refreshTokens: isToken || end === "revoke",
      ...(accessTokenMs === undefined ? {} : { residualAccessUntil: clock.now() + accessTokenMs }),
    };
  }

  return Object.freeze({
    name: "auth0",
    capabilities: Object.freeze({
      endsSession: true,
      createdAt: true,
      createdAtResolutionMs: 1,
      lastActiveAt: true,
      expiresAt: true,
      clientIds: true,
      deviceId: false,
      listsCurrent: false,
      revokesRefreshTokens: end === "revoke",
      sees: Object.freeze(["interactive", ...(countRefreshTokens ? ["offline"] : [])]),
    }),

    async listSessions({ subjects, signal }) {
      const lists = await Promise.all(subjects.map((subject) => listOf(subject, signal)));
      const sessions = lists.flatMap((list) => list.sessions).filter(({ id }) => !ended.has(id));
      sessions.forEach(({ id, subject }) => ended.list(id, subject));
      const error = lists.find((list) => list.error)?.error;
      return { sessions, ...(error && { partial: { error } }) };
    },

    revokeSession: endOne,
    endCurrentSession: endOne,
  });
}

const pathOf = (id) =>
  isTokenId(id)
    ? `/refresh-tokens/${encodeURIComponent(tokenIdOf(id))}`
    : `/sessions/${encodeURIComponent(id)}`;

const gone = () => new DirectoryError("notFound", "no such session of this subject");
