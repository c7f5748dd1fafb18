/** @file What keeps admission marks: which session a flow has let in, and which still waits or was turned away. */

/**
 * Whose mark: one for each session and flow. Who was let in by a lax flow is a stranger to a strict one, and
 * whoever shows up with the id of somebody else's session is a stranger too.
 *
 * @typedef {object} Whose
 * @property {string} flow its name: marks outlive a change of its limit
 * @property {string} sessionId
 * @property {string} subject
 *
 * @typedef {object} Mark
 * @property {"admitted" | "paused" | "denied" | "expired"} state
 * @property {string} [login] which login came to this: repeated, it gets the same outcome
 * @property {number} [at] when it was written, epoch ms
 * @property {string} [run] the run that waits, or whose session could not be ended yet
 * @property {string} [reason] why it was denied
 * @property {{ login: string, reason: string }} [refused] admitted: which login was refused last, while its session was kept for
 *   the clients that it serves; repeated, it is refused again
 * @property {import("../../result.js").Token} [token] admitted: what the access token carries, where that is anything
 *
 * A mark that is lost costs a decision, never the gate; keep it for as long as sessions live. Where the
 * provider keeps only that a session was admitted, that alone may be kept.
 *
 * @typedef {object} Marks
 * @property {boolean} [keepsWhole] whether every field of a mark comes back: the host then needs no row of its
 *   own for what came of a login
 * @property {(whose: Whose) => Promise<Mark | undefined>} get
 * @property {(whose: Whose, mark: Mark) => Promise<void>} set
 * @property {(whose: Whose) => Promise<void>} clear
 */

export {};
