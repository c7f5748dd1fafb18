/** @file What a directory is: where sessions are listed and ended. `./conformance.js` is its definition as a test. */

/**
 * A session as a directory lists it: what is not known is left out. An id that is a secret is replaced by a
 * keyed hash first. Interim kinds (`INTERIM_KINDS` of `@seatkeeper/nodes/words`) never count.
 *
 * @typedef {import("@seatkeeper/nodes").Session} Session
 *
 * What a directory can do and see, as data: a flow that needs more is refused before it runs.
 *
 * @typedef {object} Capabilities
 * @property {boolean} endsSession one session can be ended and the others stay
 * @property {boolean} createdAt every session has a creation time
 * @property {number} [createdAtResolutionMs] how finely it is told
 * @property {boolean} [lastActiveAt]
 * @property {boolean} [expiresAt]
 * @property {boolean} [clientIds]
 * @property {boolean} [deviceId]
 * @property {boolean} listsCurrent a complete list names the current session while it is alive
 * @property {boolean} revokesRefreshTokens
 * @property {boolean} [reportsRotation] `rotatedFrom` tells which session one took over
 * @property {readonly string[]} [sees] the kinds of sessions and credentials that the list shows
 *
 * @typedef {object} Ended
 * @property {boolean} [refreshTokens] whether its refresh tokens went too
 * @property {number} [residualAccessUntil] until when an access token of it may still be good
 *
 * Every method throws a `DirectoryError` or succeeds; a session that is gone is `notFound`. `signal`
 * is aborted when nobody waits any longer.
 *
 * @typedef {object} Directory
 * @property {string} name
 * @property {Capabilities} capabilities
 * @property {(request: { subjects: string[], signal?: AbortSignal }) => Promise<{ sessions: Session[], partial?: { error: string } }>} listSessions
 *   every session of the subjects; `partial` says why the list is not whole, where it isn't
 * @property {(request: { sessionId: string, subject: string, signal?: AbortSignal }) => Promise<Ended | void>} revokeSession
 * @property {(request: { sessions: Array<{ sessionId: string, subject: string }>, signal?: AbortSignal }) => Promise<Array<Ended | DirectoryError | undefined>>} [revokeSessions]
 *   several in one call, where the provider can: an answer for each, in the order asked; an error stands
 *   in its place
 * @property {(request: { sessionId: string, subject: string, linkedSubjects?: string[], reason: string, signal?: AbortSignal }) => Promise<Ended | void>} endCurrentSession
 *   of the subject, or of one that is linked to it: a session of anybody else is `notFound`
 * @property {(request: { sessionId: string }) => Promise<string | undefined>} [rotatedFrom] the session
 *   that this one took over, by the directory's own record
 * @property {InTurn} [inTurn] where the directory is our own: a leg's list, decision and ends happen in one
 *   turn of the person, with nothing of anybody else's in between
 *
 * @typedef {import("../../errors.js").DirectoryError} DirectoryError
 *
 * A person at one moment, as plain data.
 *
 * @typedef {object} Snapshot
 * @property {string[]} subjects the person's: the login's subject first
 * @property {Session[]} sessions theirs
 * @property {number} now the directory's clock, epoch ms
 * @property {number} stamp later than every `createdAt` that was given out: a newcomer's
 *
 * What a turn comes to. An empty one is compared too: that is what makes a denial exact.
 *
 * @typedef {object} Change
 * @property {Session[]} [add]
 * @property {string[]} [end] ids of sessions
 * @property {Session[]} [set] sessions that are there, with other fields
 *
 * `decide` has no effect and does no I/O; it may be called again. What it throws is thrown on, and nothing
 * is left of the turn; so it is where `signal` is aborted before the change is written.
 *
 * @typedef {<T>(who: { tenant: string, subject: string, linkedSubjects: string[], signal?: AbortSignal },
 *   decide: (at: Snapshot) => Promise<{ change: Change, result: T }>) => Promise<{ result: T, stamp: number }>} InTurn
 */

export {};
