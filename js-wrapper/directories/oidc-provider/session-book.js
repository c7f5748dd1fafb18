/**
 * @file What an OpenID provider's own rows don't say about sessions: whose they are, when exactly
 * they began, on which device, and which were ended.
 *
 * It is kept in three further models of the provider's adapter, so that it lives where the sessions
 * live: `SeatkeeperAccount` (an account's sessions, and their grants), `SeatkeeperSession` (one session)
 * and `SeatkeeperEnded` (what must never be written again).
 */
import { createTurns } from "@seatkeeper/host/kit";

/** How long an ended id is remembered beyond the session's own end: no request takes that long. */
const GRACE_SECONDS = 24 * 60 * 60;
/** A note about a session that doesn't exist yet is kept as long as a login may take. */
const NOTE_SECONDS = 60 * 60;

/**
 * @typedef {object} Account
 * @property {number} newest the latest stamp given
 * @property {Record<string, string[]>} sessions the grants of each session, by its id
 * @property {number} until the epoch second until which this row is kept
 *
 * @typedef {object} Entry
 * @property {string} [accountId]
 * @property {"pending" | "finished"} [signIn] `pending` while the provider may still ask for a second
 *   factor; unless given, the session is older than this book
 * @property {number} [createdAt] when the sign-in was finished, in milliseconds, strictly rising per
 *   account
 * @property {number} [lastActiveAt]
 * @property {string[]} [clientIds] the client that the person signed in for
 * @property {{ id?: string, ip?: string, userAgent?: string }} [device]
 * @property {number} [until] the epoch second until which this row is kept
 */

/**
 * @param {(model: string) => import("./adapter.js").Rows} adapterFor
 * @param {{ now: () => number, installedAt: number }} options
 */
export function createSessionBook(adapterFor, { now, installedAt }) {
  const accounts = adapterFor("SeatkeeperAccount");
  const entries = adapterFor("SeatkeeperSession");
  const ended = adapterFor("SeatkeeperEnded");
  const inTurn = createTurns();
  const second = () => Math.floor(now() / 1000);

  /** @param {string} accountId @returns {Promise<Account>} */
  const accountOf = async (accountId) =>
    (await accounts.find(accountId)) ?? { newest: 0, sessions: {}, until: 0 };

  /** @param {string} uid @param {Entry} entry @param {number} seconds */
  const saveEntry = (uid, entry, seconds) =>
    entries.upsert(uid, { ...entry, until: second() + seconds }, seconds);

  /** @param {string} accountId @param {Omit<Account, "until">} account @param {number} seconds */
  const saveAccount = (accountId, account, seconds) =>
    accounts.upsert(accountId, { ...account, until: second() + seconds }, seconds);

  return {
    /**
     * Writes a session that has an account. The stamp is given and the row written in one turn, so
     * that `createdAt` rises in the order in which an account's sessions become visible.
     *
     * Whoever has proved a password, but not yet all that the provider asks for, has no seat: such a
     * session is in nobody's list, and is stamped only when its sign-in is finished. An earlier stamp
     * would make it older than sessions that were decided without it.
     *
     * A session from before this book was kept has the time that the provider knows, in seconds.
     *
     * @param {import("./adapter.js").Row} session
     * @param {number} seconds how long the session lives from now
     * @param {() => Promise<void>} write
     */
    register({ uid, accountId, loginTs = Infinity, authorizations }, seconds, write) {
      return inTurn([accountId], async () => {
        const before = (await entries.find(uid)) ?? {};
        const isOld = loginTs * 1000 < installedAt;
        if (before.signIn !== "finished" && !isOld) {
          await saveEntry(uid, { ...before, accountId, signIn: "pending" }, seconds);
          return write();
        }
        const account = await accountOf(accountId);
        const fresh = isOld ? loginTs * 1000 : Math.max(account.newest + 1, now());
        const { createdAt = fresh } = before.accountId === accountId ? before : {};
        const lastActiveAt = Math.max(createdAt, now());
        /** @type {Entry} */
        const entry = { ...before, accountId, signIn: "finished", createdAt, lastActiveAt };
        await saveEntry(uid, entry, seconds);

        const grants = grantsOf({ authorizations });
        const isListed = String(account.sessions[uid]) === String(grants);
        if (!isListed || account.until < second() + seconds) {
          const sessions = { ...account.sessions, [uid]: grants };
          const newest = Math.max(account.newest, createdAt);
          // Kept for twice as long, so that most renewals need not write this row.
          await saveAccount(accountId, { newest, sessions }, 2 * seconds);
        }
        await write();
      });
    },

    /** @param {string} uid @returns {Promise<Entry | undefined>} */
    entry: (uid) => entries.find(uid),

    /** @param {string} accountId @returns {Promise<string[]>} */
    uids: async (accountId) => Object.keys((await accountOf(accountId)).sessions),

    /** @param {string} accountId @returns {Promise<Record<string, string[]>>} each session's grants */
    grants: async (accountId) => (await accountOf(accountId)).sessions,

    /**
     * Adds to what is known of a session; works before it exists, too.
     *
     * @param {string} uid
     * @param {Partial<Entry>} patch
     */
    async note(uid, patch) {
      const { accountId } = (await entries.find(uid)) ?? {};
      await inTurn([accountId ?? uid], async () => {
        const entry = (await entries.find(uid)) ?? {};
        const seconds = entry.until ? Math.max(1, entry.until - second()) : NOTE_SECONDS;
        const device = { ...entry.device, ...patch.device };
        await saveEntry(uid, { ...entry, ...patch, device }, seconds);
      });
    },

    /**
     * Strikes out those sessions that are really gone.
     *
     * @param {string} accountId
     * @param {string[]} uids
     * @param {(uid: string) => Promise<boolean>} isGone asked again in turn: one of them may just be
     *   coming into existence
     */
    strikeOut(accountId, uids, isGone) {
      return inTurn([accountId], async () => {
        const gone = new Set();
        for (const uid of uids) if (await isGone(uid)) gone.add(uid);
        const account = await accountOf(accountId);
        const before = Object.entries(account.sessions);
        const left = before.filter(([uid]) => !gone.has(uid));
        if (left.length < before.length) {
          const seconds = Math.max(1, account.until - second());
          const sessions = Object.fromEntries(left);
          await saveAccount(accountId, { ...account, sessions }, seconds);
        }
        await Promise.all([...gone].map((uid) => entries.destroy(uid)));
      });
    },

    /**
     * Sees to it that nothing is written under this key any more.
     *
     * @param {string} key
     * @param {number} expiresAtSecond
     */
    async bury(key, expiresAtSecond) {
      const seconds = Math.max(0, expiresAtSecond - second()) + GRACE_SECONDS;
      await ended.upsert(key, { endedAt: now() }, seconds);
    },

    /** @param {string[]} keys @returns {Promise<boolean>} */
    async anyBuried(keys) {
      const rows = await Promise.all(keys.map((key) => ended.find(key)));
      return rows.some(Boolean);
    },
  };
}

/** @param {Pick<import("./adapter.js").Row, "authorizations">} session the provider's row @returns {string[]} */
export function grantsOf({ authorizations }) {
  const grants = Object.values(authorizations ?? {}).map(({ grantId }) => grantId);
  return [...new Set(grants.filter(Boolean))];
}

/** @param {string} uid */
export const sessionKey = (uid) => `session:${uid}`;
/** @param {string} grantId */
export const grantKey = (grantId) => `grant:${grantId}`;
