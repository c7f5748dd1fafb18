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
import { checkedOptions, kinds, systemClock } from "@seatkeeper/host/kit";
import { hostName } from "../rest/index.js";
import { createEndedBook } from "./ended-book.js";
import { createManagement } from "./management.js";
import { listOf } from "./pages.js";
import { isTokenId, sessionFrom, sessionFromToken, tokenIdOf } from "./session.js";

/** How each way to end a session is asked for. Revoking takes its refresh tokens with it. */
const WAYS = {
  revoke: (path) => ({ method: "POST", path: `${path}/revoke` }),
  delete: (path) => ({ method: "DELETE", path }),
};

const { callable, flag, having, integer, oneOf, required, text, usually } = kinds;
const OPTIONS = {
  domain: required(hostName),
  clientId: required(text),
  clientSecret: required(text),
  audience: text,
  end: usually(oneOf(Object.keys(WAYS)), "revoke"),
  countRefreshTokens: usually(flag, false),
  accessTokenMs: integer(0),
  fetch: callable,
  cache: having("a cache", ["get", "set"]),
  warn: callable,
  clock: usually(having("a clock", ["now", "sleep"]), systemClock),
};

/**
 * @typedef {object} Auth0DirectoryOptions
 * @property {string} domain the tenant's own domain, with a port if need be, without a scheme
 * @property {string} clientId of an application of its own, for the Management API: `read:sessions`,
 *   `delete:sessions`; to revoke also `delete:refresh_tokens`; to count tokens also `read:refresh_tokens`
 * @property {string} clientSecret
 * @property {string} [audience] `https://DOMAIN/api/v2/`; name it where `domain` is a custom one
 * @property {"revoke" | "delete"} [end] `revoke` takes the refresh tokens of a session with it
 *   (default); `delete` leaves them
 * @property {boolean} [countRefreshTokens] whether a refresh token without a session counts as one; false
 * @property {number} [accessTokenMs] how long access tokens live: receipts then say until when
 * @property {typeof globalThis.fetch} [fetch] in place of the global one
 * @property {import("../rest/index.js").TokenCache} [cache] where the access token outlives this process
 * @property {(line: string) => void} [warn] hears once that the plan or a scope is missing
 * @property {import("@seatkeeper/host").Clock} [clock] in place of this process's
 */

/**
 * @param {Auth0DirectoryOptions} options
 * @returns {import("@seatkeeper/host").Directory}
 * @throws {import("@seatkeeper/host").SeatkeeperError} `optionsInvalid`
 */
export function createAuth0Directory(options) {
  const { end, countRefreshTokens, accessTokenMs, ...given } = checkedOptions(options, OPTIONS);
  const { clock } = given;
  const management = createManagement({ ...given, clock });
  const ended = createEndedBook(clock);

  /** @param {string} subject @param {AbortSignal} [signal] */
  async function sessionsOf(subject, signal) {
    const user = `/users/${encodeURIComponent(subject)}`;
    const about = { management, clock, signal };
    const found = await listOf({ ...about, path: `${user}/sessions`, key: "sessions" });
    const sessions = found.items.map((item) => sessionFrom(item, subject));
    if (!countRefreshTokens) return { sessions, error: found.error };
    const tokens = await listOf({ ...about, path: `${user}/refresh-tokens`, key: "tokens" });
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
    /** @type {any} */
    const found = await management.ask({ path: pathOf(sessionId), signal });
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
    const refreshTokens = isToken || end === "revoke";
    if (accessTokenMs === undefined) return { refreshTokens };
    return { refreshTokens, residualAccessUntil: clock.now() + accessTokenMs };
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
      sees: Object.freeze(countRefreshTokens ? ["interactive", "offline"] : ["interactive"]),
    }),

    async listSessions({ subjects, signal }) {
      const lists = await Promise.all(subjects.map((subject) => sessionsOf(subject, signal)));
      const sessions = lists.flatMap((list) => list.sessions).filter(({ id }) => !ended.has(id));
      sessions.forEach(({ id, subject }) => ended.list(id, subject));
      const { error } = lists.find((list) => list.error) ?? {};
      return error === undefined ? { sessions } : { sessions, partial: { error } };
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
