/** @file One-time passwords: a proof of who someone is, neither guessed nor used twice. */

import { anything, callable, having, required, usually } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";
import { createBudget } from "./budget.js";
import { createFactors, rowKey } from "./factors.js";
import { checkedId } from "./settings.js";
import { createAcceptedCounters, matchingCounter } from "./verify.js";

/**
 * @typedef {object} Verdict
 * @property {"verified" | "wrong" | "reused" | "locked"} result `reused`: right, but not for the
 *   first time
 * @property {number} [retryAt] when a lock ends; absent where only an operator can lift it
 */

/**
 * @typedef {object} Factor that a person enrolled
 * @property {string} factorId
 * @property {"totp" | "hotp"} type
 * @property {number} digits of a code
 * @property {number} enrolledAt epoch ms, by the store's clock
 *
 * @typedef {object} Enrolled
 * @property {string} factorId
 * @property {string} uri what a QR code shows. Neither it nor the secret can be had again
 * @property {string} secret base32
 *
 * The factors of people, and their codes.
 *
 * @typedef {object} Otp
 * @property {(subject: string, enrolment: import("./settings.js").Enrolment) => Promise<Enrolled>} enrol
 * @property {(subject: string, options?: { before?: number }) => Promise<Factor | undefined>} factorOf the newest one;
 *   `before`: when the run began, so that a factor enrolled since is not offered
 * @property {(attempt: { subject: string, factorId: string, code: unknown }) => Promise<Verdict>} verify
 * @property {(subject: string, factorId: string) => Promise<void>} unlock lifts every lock, the final one too: an
 *   operator's answer to someone who was locked out
 * @property {(subject: string, factorId: string) => Promise<void>} remove for a lost device
 * @property {() => Promise<{ rewrapped: number, unreadable: number }>} rewrap seals every factor of the tenant with the
 *   current key. Once none is unreadable, the previous key may go
 */

/** @typedef {import("./settings.js").Enrolment} Enrolment */

const aStore = having("a store", ["now", "get", "update", "due"]);
const KINDS = {
  store: required(aStore),
  keyring: required(having("a keyring", ["derive", "mac"])),
  factors: aStore,
  tenant: usually(anything, "default"),
  issuer: usually(anything, "Seatkeeper"),
  newId: usually(callable, () => crypto.randomUUID()),
};

/**
 * All time is the store's: instances whose clocks differ still agree on steps and locks.
 *
 * @param {object} options
 * @param {import("../ports/store/interface.js").Store} options.store what was tried and used; must not be
 *   lost
 * @param {import("../keys.js").Keyring} options.keyring seals the secrets
 * @param {string} [options.tenant] factors of one tenant don't exist for another
 * @param {import("../ports/store/interface.js").Store} [options.factors] where the sealed factors are kept,
 *   if elsewhere
 * @param {string} [options.issuer] what an authenticator app shows above the codes
 * @param {() => string} [options.newId] makes every id; random UUIDs
 * @returns {Readonly<Otp>}
 * @throws {import("../errors.js").SeatkeeperError} `optionsInvalid`, `otpInvalid`
 */
export function createOtp(options) {
  const checked = checkedOptions(options, KINDS);
  const { store, keyring, tenant, factors: rows = store, issuer, newId } = checked;
  checkedId("tenant", tenant);
  checkedId("issuer", issuer);
  const factors = createFactors({ store, rows, keyring, tenant, issuer, newId });
  const budget = createBudget({ store, newId });
  const accepted = createAcceptedCounters({ store, newId });

  const budgetKey = (...ids) => rowKey("budget", tenant, ...ids);
  const acceptedKey = (...ids) => rowKey("accepted", tenant, ...ids);
  const checkedIds = (subject, factorId) => [
    checkedId("subject", subject),
    checkedId("factorId", factorId),
  ];

  /** @param {{ subject: string, factorId: string, code: unknown }} attempt @returns {Promise<Verdict>} */
  async function verify({ subject, factorId, code }) {
    const ids = checkedIds(subject, factorId);
    // A factor that is not there or not readable is nobody's failure, so it comes before the
    // budget.
    const factor = await factors.load(...ids);
    const now = await store.now();

    const spent = await budget.spend(budgetKey(...ids), now);
    if (spent.granted === false) {
      const { retryAt } = spent;
      return retryAt === undefined ? { result: "locked" } : { result: "locked", retryAt };
    }

    const last = await accepted.last(acceptedKey(...ids), factor);
    const counter = matchingCounter(factor, { code, now, last });
    if (counter === undefined) return { result: "wrong" };
    if (counter <= last || !(await accepted.use(acceptedKey(...ids), counter)))
      return { result: "reused" };

    await budget.clear(budgetKey(...ids));
    return { result: "verified" };
  }

  return Object.freeze({
    enrol: async (subject, enrolment) => factors.enrol(checkedId("subject", subject), enrolment),
    factorOf: async (subject, options) => factors.newest(checkedId("subject", subject), options),
    verify,
    unlock: async (subject, factorId) => budget.clear(budgetKey(...checkedIds(subject, factorId))),

    /** Its id never comes back, so nothing about it need be remembered. */
    async remove(subject, factorId) {
      const ids = checkedIds(subject, factorId);
      await factors.remove(...ids);
      await budget.clear(budgetKey(...ids));
      await accepted.forget(acceptedKey(...ids));
    },

    rewrap: factors.rewrap,
  });
}
