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

/**
 * @param {{ store: import("../memory/store.js").Store, rows: import("../memory/store.js").Store,
 *   keyring: import("../keys.js").Keyring, tenant: string, issuer: string }} where
 */
export function createFactors({ store, rows, keyring, tenant, issuer }) {
  const keyOf = (subject, factorId) => rowKey("factor", tenant, subject, factorId);

  const opened = async (subject, factorId, row) => {
    const { secret, ...rest } = await openFactor(keyring, { tenant, subject, factorId }, row);
    return { ...rest, secret: Secret.fromBase32(secret) };
  };

  /** @returns {Promise<{ factorId: string, uri: string, secret: string }>} the one time that the secret is told */
  async function enrol(subject, { label = subject, ...enrolment }) {
    const { secret, ...settings } = checkedSettings(/** @type {any} */ (enrolment));
    checkedId("label", label);
    const factorId = crypto.randomUUID();
    const factor = { ...settings, enrolledAt: await store.now(), secret: secret.base32 };
    const row = await sealFactor(keyring, { tenant, subject, factorId }, factor);
    await rows.update(keyOf(subject, factorId), () => row);

    const App = settings.type === "totp" ? TOTP : HOTP;
    return {
      factorId,
      uri: new App({ ...settings, issuer, label, secret }).toString(),
      secret: secret.base32,
    };
  }

  /** @returns {Promise<Factor>} */
  async function load(subject, factorId) {
    const row = await rows.get(keyOf(subject, factorId));
    if (!row) throw new SeatkeeperError("factorUnknown", `no factor \`${factorId}\` is enrolled`);
    return opened(subject, factorId, row);
  }

  /**
   * The newest factor: who enrols again means the new one. One that was enrolled at `before` or
   * later doesn't count, or whoever is in the middle of a login could bring a factor of their own.
   */
  async function newest(subject, { before = Infinity } = {}) {
    const prefix = `${rowKey("factor", tenant, subject)}/`;
    const found = [];
    for (const [key, row] of await rows.scan(prefix)) {
      const factorId = decodeURIComponent(key.slice(prefix.length));
      const { type, digits, enrolledAt } = await opened(subject, factorId, row);
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
    const prefix = `${rowKey("factor", tenant)}/`;
    for (const [key, row] of await rows.scan(prefix)) {
      if (row.kid === keyring.kids[0]) continue;
      const [subject, factorId] = key.slice(prefix.length).split("/").map(decodeURIComponent);
      const owner = { tenant, subject, factorId };
      try {
        const fresh = await sealFactor(keyring, owner, await openFactor(keyring, owner, row));
        // Another instance may have been faster, or the factor be gone by now: then nothing is
        // written.
        await rows.update(key, (now) => (now?.sealed === row.sealed ? fresh : now));
        count.rewrapped += 1;
      } catch (error) {
        if (error.code !== "factorUnreadable") throw error;
        count.unreadable += 1;
      }
    }
    return count;
  }

  const remove = (subject, factorId) => rows.update(keyOf(subject, factorId), () => undefined);

  return { enrol, load, newest, rewrap, remove };
}
