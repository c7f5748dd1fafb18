/** @file What the host answers: a login is allowed, denied, or waits for its person. */

/**
 * @typedef {object} Result
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason] why it was denied, or asked again
 * @property {string} [class] `policyDenied` for every denial: it is no failed login
 * @property {boolean} [sessionAlive] denied, but the session could not be ended
 * @property {any} [token] allowed: what the access token is to carry
 * @property {string} [waitingFor] paused: the type of the node that waits
 * @property {{ token: string, expiresAt: number }} [pause]
 * @property {any} [page] paused: what the page shows
 * @property {boolean} [repeated] the same login, or the same answer, was there before: this is what came
 *   of it, and nothing was done
 * @property {any} [record]
 */

export {};
