/**
 * @file Gives any oidc-provider adapter what Seatkeeper needs: an account's sessions can be listed,
 * and what was ended stays ended.
 *
 * oidc-provider saves a session at the end of a request, so a request that was under way when the
 * session was ended would bring it back. Here every write asks whether its session or grant was
 * ended, before and once more after it: ending writes its mark first and deletes afterwards, so one
 * of the two always sees the other.
 *
 * The order of logins and the account rows are exact within one process. Where several processes
 * share a database, give the adapter a `findSessionsByAccountId` of its own, whose `createdAt` the
 * database stamps; it is used instead of the index.
 */
import { endSession, GRANTED } from "./ending.js";
import { createSessionBook, grantKey, sessionKey } from "./session-book.js";

/**
 * @typedef {object} IndexedSession
 * @property {Record<string, any>} payload the provider's own row
 * @property {import("./session-book.js").Entry} entry what the row doesn't say
 */

/**
 * @typedef {object} SessionIndex the extension, on adapters of the model `Session`
 * @property {(accountId: string) => Promise<IndexedSession[]>} findSessionsByAccountId
 * @property {(uid: string) => Promise<IndexedSession | undefined>} findSession
 * @property {(uid: string, accountId: string) => Promise<boolean>} endSession false: no such session of
 *   this account
 * @property {(uid: string) => Promise<boolean>} wasEnded
 * @property {(uid: string, patch: Partial<import("./session-book.js").Entry>) => Promise<void>} noteSession
 */

/**
 * @param {any} Adapter a class, or a function that makes an adapter for a model's name
 * @param {{ now?: () => number, installedAt?: number }} [options] `installedAt`: when accounts began
 *   to be indexed; older sessions are listed from their next request on, as old as they are
 * @returns {new (model: string) => any} an adapter class with the extension of {@link SessionIndex}
 */
export function withAccountIndex(Adapter, { now = Date.now, installedAt = 0 } = {}) {
  /** @type {Map<string, any>} */
  const adapters = new Map();
  const adapterFor = (model) => {
    if (!adapters.has(model)) {
      adapters.set(model, Adapter.prototype ? new Adapter(model) : Adapter(model));
    }
    return adapters.get(model);
  };
  const book = createSessionBook(adapterFor, { now, installedAt });

  return class AccountIndexedAdapter {
    #model;
    #rows;

    /** @param {string} model */
    constructor(model) {
      this.#model = model;
      this.#rows = adapterFor(model);
    }

    async upsert(id, payload, expiresIn) {
      const keys = endedKeys(this.#model, id, payload);
      if (await book.anyBuried(keys)) return;
      const write = () => this.#rows.upsert(id, payload, expiresIn);
      if (this.#model === "Session" && payload.accountId) {
        await book.register(payload, expiresIn, write);
      } else {
        await write();
      }
      if (await book.anyBuried(keys)) await this.#rows.destroy(id);
    }

    find = (id) => this.#rows.find(id);
    findByUid = (uid) => this.#rows.findByUid(uid);
    findByUserCode = (userCode) => this.#rows.findByUserCode(userCode);
    consume = (id) => this.#rows.consume(id);
    destroy = (id) => this.#rows.destroy(id);
    revokeByGrantId = (grantId) => this.#rows.revokeByGrantId(grantId);

    async findSession(uid) {
      const [payload, entry] = await Promise.all([this.#rows.findByUid(uid), book.entry(uid)]);
      return payload?.accountId ? { payload, entry: entry ?? {} } : undefined;
    }

    async findSessionsByAccountId(accountId) {
      if (this.#rows.findSessionsByAccountId) return this.#rows.findSessionsByAccountId(accountId);
      const uids = await book.uids(accountId);
      const found = await Promise.all(uids.map((uid) => this.findSession(uid)));
      const gone = uids.filter((_, index) => !found[index]);
      if (gone.length > 0) {
        await book.strikeOut(accountId, gone, async (uid) => !(await this.#rows.findByUid(uid)));
      }
      return found.filter((each) => each?.payload.accountId === accountId);
    }

    endSession = (uid, accountId) => endSession({ adapterFor, book }, uid, accountId);
    wasEnded = (uid) => book.anyBuried([sessionKey(uid)]);
    noteSession = (uid, patch) => book.note(uid, patch);
  };
}

/** The sessions and grants that a row belongs to: where one was ended, the row must not be written. */
function endedKeys(model, id, { uid, sessionUid, grantId }) {
  if (model === "Session") return [sessionKey(uid)];
  if (model === "Grant") return [grantKey(id)];
  // An interaction names a grant, too, but has to go on: it takes the denial to the client.
  if (!GRANTED.includes(model)) return [];
  return [...(sessionUid ? [sessionKey(sessionUid)] : []), ...(grantId ? [grantKey(grantId)] : [])];
}
