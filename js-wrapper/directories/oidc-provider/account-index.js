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
import { checkedOptions, SeatkeeperError } from "@seatkeeper/host/kit";
import { endSession, GRANTED } from "./ending.js";
import { ADAPTER, INDEX, ROWS } from "./options.js";
import { createSessionBook, grantKey, sessionKey } from "./session-book.js";

/**
 * @typedef {import("./adapter.js").Rows} Rows
 * @typedef {import("./adapter.js").Row} Row
 *
 * @typedef {object} IndexOptions
 * @property {() => number} [now] `Date.now` unless given
 * @property {number} [installedAt] when accounts began to be indexed, epoch ms, 0 unless given; older sessions are
 *   listed from their next request on, as old as they are
 */

/**
 * @param {import("./adapter.js").AdapterMaker} Adapter a class, or a function that makes an adapter for a model's name
 * @param {IndexOptions} [options]
 * @returns {import("./adapter.js").IndexedAdapterClass} give it to the provider, and to the directory
 */
export function withAccountIndex(Adapter, options = {}) {
  checkedOptions({ Adapter }, ADAPTER);
  const { now, installedAt } = checkedOptions(options, INDEX, { path: "/options" });
  /** @type {Map<string, Rows>} */
  const adapters = new Map();
  /** @param {string} model @returns {Rows} */
  const adapterFor = (model) => {
    if (!adapters.has(model)) adapters.set(model, made(Adapter, model));
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

    /** @param {string} id @param {Row} payload @param {number} [expiresIn] seconds */
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

    /** @param {string} id */
    find = (id) => this.#rows.find(id);
    /** @param {string} uid */
    findByUid = (uid) => this.#rows.findByUid(uid);
    /** @param {string} userCode */
    findByUserCode = (userCode) => this.#rows.findByUserCode(userCode);
    /** @param {string} id */
    consume = (id) => this.#rows.consume(id);
    /** @param {string} id */
    destroy = (id) => this.#rows.destroy(id);
    /** @param {string} grantId */
    revokeByGrantId = (grantId) => this.#rows.revokeByGrantId(grantId);

    /** @param {string} uid @returns {Promise<import("./adapter.js").IndexedSession | undefined>} */
    async findSession(uid) {
      const [payload, entry] = await Promise.all([this.#rows.findByUid(uid), book.entry(uid)]);
      return payload?.accountId ? { payload, entry: entry ?? {} } : undefined;
    }

    /** @param {string} accountId */
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

    /** @param {string} uid @param {string} accountId */
    endSession = (uid, accountId) => endSession({ adapterFor, book }, uid, accountId);
    /** @param {string} uid */
    wasEnded = (uid) => book.anyBuried([sessionKey(uid)]);
    /** @param {string} uid @param {Partial<import("./session-book.js").Entry>} patch */
    noteSession = (uid, patch) => book.note(uid, patch);
  };
}

/**
 * @param {any} Adapter a class or a function: only a class has what its instances inherit
 * @param {string} model
 * @returns {Rows}
 */
function made(Adapter, model) {
  try {
    const adapter = Adapter.prototype ? new Adapter(model) : Adapter(model);
    return checkedOptions({ adapter }, { adapter: ROWS }).adapter;
  } catch {
    const message = `\`/Adapter\`: expected one that makes an adapter for the model \`${model}\``;
    throw new SeatkeeperError("optionsInvalid", message, { path: "/Adapter" });
  }
}

/**
 * The sessions and grants that a row belongs to: where one was ended, the row must not be written.
 *
 * @param {string} model
 * @param {string} id
 * @param {Row} row
 * @returns {string[]}
 */
function endedKeys(model, id, { uid, sessionUid, grantId }) {
  if (model === "Session") return [sessionKey(uid)];
  if (model === "Grant") return [grantKey(id)];
  // An interaction names a grant, too, but has to go on: it takes the denial to the client.
  if (!GRANTED.includes(model)) return [];
  return [sessionUid && sessionKey(sessionUid), grantId && grantKey(grantId)].filter(Boolean);
}
