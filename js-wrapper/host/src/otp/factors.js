/** @file The factors that people enrolled: written sealed, read back, moved to a new key. */

import { HOTP, Secret, TOTP } from "otpauth";
import { SeatkeeperError } from "../errors.js";
import { openFactor, sealFactor } from "./seal.js";
import { checkedId, checkedSettings } from "./settings.js";

/**
 * @typedef {object} Factor
 * @property {"totp" | "hotp"} type
 * @property {number} digits
 * @property {string} algorithm
 * @property {number} [period]
 * @property {number} [counter] the first counter of a HOTP; how far it has come since is kept apart
 * @property {number} enrolledAt by the store's clock
 * @property {Secret} secret
 */

/**
 * Parts of a key are escaped, so that no id can reach out of its place.
 *
 * @param {string} kind
 * @param {...string} parts
 */
export const rowKey = (kind, ...parts) => `otp/${kind}/${parts.map(encodeURIComponent).join("/")}`;

/** How many people's factors are looked at in one step of a rewrap. */
const AT_A_TIME = 100;

/**
 * The factors of one person, in one row.
 *
 * @typedef {object} Row
 * @property {string} subject
 * @property {number} sealedAt when the row was last gone over, epoch ms by the store's clock
 * @property {Record<string, import("./seal.js").SealedRow>} factors by id
 */

/**
 * @param {{ store: import("../ports/store/interface.js").Store<any>, rows: import("../ports/store/interface.js").Store<any>,
 *   keyring: import("../keys.js").Keyring, tenant: string, issuer: string, newId: () => string }} where
 */
export function createFactors({ store, rows, keyring, tenant, issuer, newId }) {
  const keyOf = (subject) => rowKey("factor", tenant, subject);
  /** Everybody who has a factor is in one list: a new key has to reach them all. */
  const kind = rowKey("factor", tenant);
  const KEEPING = { due: ({ sealedAt }) => ({ kind, at: sealedAt }) };

  /** @param {(row: Row, at: number) => Row | undefined} change */
  const write = (subject, change) =>
    rows.update(
      keyOf(subject),
      (old, at) => change(old ?? { subject, sealedAt: at, factors: {} }, at),
      KEEPING,
    );

  const opened = async (subject, factorId, sealed) => {
    const { secret, ...rest } = await openFactor(keyring, { tenant, subject, factorId }, sealed);
    return { ...rest, secret: Secret.fromBase32(secret) };
  };

  /** @returns {Promise<{ factorId: string, uri: string, secret: string }>} the one time that the secret is told */
  async function enrol(subject, { label = subject, ...enrolment }) {
    const { secret, ...settings } = checkedSettings(/** @type {any} */ (enrolment));
    checkedId("label", label);
    const factorId = newId();
    const factor = { ...settings, enrolledAt: await store.now(), secret: secret.base32 };
    const sealed = await sealFactor(keyring, { tenant, subject, factorId }, factor);
    await write(subject, (row) => ({ ...row, factors: { ...row.factors, [factorId]: sealed } }));

    const App = settings.type === "totp" ? TOTP : HOTP;
    return {
      factorId,
      uri: new App({ ...settings, issuer, label, secret }).toString(),
      secret: secret.base32,
    };
  }

  /** @returns {Promise<Record<string, import("./seal.js").SealedRow>>} */
  const factorsOf = async (subject) => (await rows.get(keyOf(subject)))?.factors ?? {};

  /** @returns {Promise<Factor>} */
  async function load(subject, factorId) {
    const factors = await factorsOf(subject);
    if (!Object.hasOwn(factors, factorId)) {
      throw new SeatkeeperError("factorUnknown", `no factor \`${factorId}\` is enrolled`);
    }
    return opened(subject, factorId, factors[factorId]);
  }

  /**
   * The newest factor: who enrols again means the new one. One that was enrolled at `before` or
   * later doesn't count, or whoever is in the middle of a login could bring a factor of their own.
   */
  async function newest(subject, { before = Infinity } = {}) {
    const found = [];
    for (const [factorId, sealed] of Object.entries(await factorsOf(subject))) {
      const { type, digits, enrolledAt } = await opened(subject, factorId, sealed);
      if (enrolledAt < before) found.push({ factorId, type, digits, enrolledAt });
    }
    return found
      .sort((a, b) => a.enrolledAt - b.enrolledAt || (a.factorId < b.factorId ? -1 : 1))
      .at(-1);
  }

  /**
   * Seals every factor of the tenant with the current key. Once none is unreadable, the previous
   * key may go.
   *
   * @returns {Promise<{ rewrapped: number, unreadable: number }>}
   */
  async function rewrap() {
    const count = { rewrapped: 0, unreadable: 0 };
    const began = await rows.now();
    for (;;) {
      const some = await rows.due(kind, began, AT_A_TIME);
      if (some.length === 0) return count;
      for (const [, { subject, factors }] of some) {
        const fresh = await resealed(subject, factors, count);
        // Another instance may have been faster, or a factor be gone by now: then that one stays as it is.
        const kept = ([factorId, sealed]) =>
          sealed.sealed === factors[factorId]?.sealed ? (fresh[factorId] ?? sealed) : sealed;
        await write(subject, (row) => {
          const now = Object.entries(row.factors).map((each) => [each[0], kept(each)]);
          return now.length === 0
            ? undefined
            : { ...row, sealedAt: began + 1, factors: Object.fromEntries(now) };
        });
      }
    }
  }

  /** @returns {Promise<Record<string, import("./seal.js").SealedRow>>} those that had another key, by id */
  async function resealed(subject, factors, count) {
    const fresh = {};
    for (const [factorId, sealed] of Object.entries(factors)) {
      if (sealed.kid === keyring.kids[0]) continue;
      const owner = { tenant, subject, factorId };
      try {
        fresh[factorId] = await sealFactor(
          keyring,
          owner,
          await openFactor(keyring, owner, sealed),
        );
        count.rewrapped += 1;
      } catch (error) {
        if (error.code !== "factorUnreadable") throw error;
        count.unreadable += 1;
      }
    }
    return fresh;
  }

  const remove = (subject, factorId) =>
    write(subject, (row) => {
      const { [factorId]: _, ...factors } = row.factors;
      return Object.keys(factors).length === 0 ? undefined : { ...row, factors };
    });

  return { enrol, load, newest, rewrap, remove };
}
