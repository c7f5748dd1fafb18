/** @file What is used of an oidc-provider's adapter and of its rows; its documentation says the rest. */

/**
 * What of a row is read here. Times are epoch seconds.
 *
 * @typedef {object} Row
 * @property {string} [uid]
 * @property {string} [jti]
 * @property {string} [accountId]
 * @property {number} [exp]
 * @property {number} [loginTs]
 * @property {string} [grantId]
 * @property {string} [sessionUid]
 * @property {Record<string, { grantId?: string }>} [authorizations]
 *
 * @typedef {{
 *   upsert(id: string, payload: object, expiresIn?: number): Promise<unknown>,
 *   find(id: string): Promise<object | undefined | void>,
 *   findByUid(uid: string): Promise<object | undefined | void>,
 *   findByUserCode(userCode: string): Promise<object | undefined | void>,
 *   consume(id: string): Promise<unknown>,
 *   destroy(id: string): Promise<unknown>,
 *   revokeByGrantId(grantId: string): Promise<unknown>,
 *   findSessionsByAccountId?(accountId: string): Promise<IndexedSession[]>,
 * }} Adapter
 *
 * @typedef {(new (model: string) => Adapter) | ((model: string) => Adapter)} AdapterMaker
 *
 * @typedef {object} IndexedSession
 * @property {Row} payload the provider's own row
 * @property {import("./session-book.js").Entry} entry what the row doesn't say
 */

/**
 * The extension that `withAccountIndex` adds, on adapters of the model `Session`.
 *
 * @typedef {{
 *   findSessionsByAccountId(accountId: string): Promise<IndexedSession[]>,
 *   findSession(uid: string): Promise<IndexedSession | undefined>,
 *   endSession(uid: string, accountId: string): Promise<boolean>,
 *   wasEnded(uid: string): Promise<boolean>,
 *   noteSession(uid: string, patch: Partial<import("./session-book.js").Entry>): Promise<void>,
 * }} SessionIndex `endSession` answers false where there is no such session of this account
 *
 * @typedef {new (model: string) => Adapter & SessionIndex} IndexedAdapterClass
 */

/**
 * The adapters as they are used inside: rows have the fields that are read here.
 *
 * @typedef {Omit<Adapter, "find" | "findByUid"> & { find(id: string): Promise<any>, findByUid(uid: string): Promise<Row | undefined> }} Rows
 */

export {};
