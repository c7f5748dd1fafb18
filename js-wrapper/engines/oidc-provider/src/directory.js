/** @file What the guard asks of its directory, beyond what the host asks of every one. */

/**
 * @typedef {object} Note
 * @property {"pending" | "finished"} [signIn]
 * @property {{ id?: string, ip?: string, userAgent?: string }} [device]
 * @property {string[]} [clientIds] that have let the session in
 * @property {number} [lastActiveAt] epoch ms
 *
 * @typedef {object} Notes
 * @property {(sessionId: string) => Promise<import("@seatkeeper/host").Session | undefined>} find
 * @property {(sessionId: string) => Promise<boolean>} wasEnded for the request that still carries it
 * @property {(sessionId: string, note: Note) => Promise<void>} note
 *
 * @typedef {import("@seatkeeper/host").Directory & Notes} GuardedDirectory what `createOidcProviderDirectory`
 *   of `@seatkeeper/directories/oidc-provider` makes
 */

export {};
