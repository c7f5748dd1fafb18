/** @file Once and no more: the same login, or the same answer, gets the first outcome. */

import { SeatkeeperError } from "../errors.js";
import { hashOf } from "../flow/canonical.js";
import { storeKey } from "../ports/store/key.js";
import { denialOf } from "../run/endings.js";

/** No login takes so long: who decided it has crashed, and deciding it again ends nobody twice. */
const ABANDONED_MS = 30 * 1000;
/** How long a repeated login is recognised. */
export const REMEMBERED_MS = 10 * 60 * 1000;

/** When whoever found somebody else at it should ask again. */
const RETRY = { retryAfterMs: 1_000 };

/**
 * What came of a claim. `isKept`: a mark says it already, so nothing more has to be written.
 *
 * @typedef {{ result: any, isKept?: boolean }} Outcome
 *
 * @typedef {object} Claim
 * @property {string} key
 * @property {string} print of what is claimed: the same key with another print is another matter
 * @property {number} ttlMs
 * @property {(began: number) => Promise<Outcome>} act `began`: when it was claimed, by the store
 * @property {(result: any) => any} bare what a repetition may be told
 * @property {() => never} differs
 * @property {(age: number) => any} unfinished answers a repetition that finds no result: somebody else is at it, has
 *   crashed, or has left a mark
 * @property {number} [abandonedMs] after so long a claim without a result is void
 */

/**
 * @param {object} host
 * @param {import("../ports/store/interface.js").Store<any>} host.store
 * @param {string} host.tenant
 * @param {string} host.caller
 * @param {number} host.budgetMs for so long an answer may be at work; without an outcome by then it never gets one
 * @param {() => string} host.newId
 */
export function createOnce({ store, tenant, caller, budgetMs, newId }) {
  /** What this process is busy with: a double click waits for the first one. */
  const busy = new Map();

  /**
   * Claims a key before any effect. Whoever comes second gets the first one's result, if the print is
   * the same.
   *
   * @param {Claim} claim
   */
  async function claim({ key, print, ttlMs, act, bare, differs, unfinished, abandonedMs }) {
    const by = newId();
    let asked;
    const isVoid = (old) =>
      old.print === print && !old.result && !busy.has(key) && old.at + abandonedMs <= asked;
    const kept = await store.update(
      key,
      (old, now) => {
        asked = now;
        return old === undefined || isVoid(old) ? { print, by, at: now } : old;
      },
      { ttlMs },
    );
    if (kept.by !== by) {
      if (kept.print !== print) differs();
      if (kept.result) return kept.result;
      return busy.has(key) ? bare((await busy.get(key)).result) : unfinished(asked - kept.at);
    }
    const acting = act(kept.at);
    busy.set(key, acting);
    try {
      const { result, isKept } = await acting;
      if (!isKept) await store.update(key, () => ({ ...kept, result: bare(result) }), { ttlMs });
      return result;
    } catch (error) {
      // Nothing was decided: the same login may be tried again.
      await store.update(key, () => undefined);
      throw error;
    } finally {
      busy.delete(key);
    }
  }

  return {
    /**
     * @param {import("./stated.js").StatedLogin} login
     * @param {string} flow its name
     * @param {{ print: string, act: Claim["act"], bare: Claim["bare"], marked: () => Promise<any> }} how `marked`: what a mark says
     *   of it, if one does
     */
    login({ id }, flow, { print, act, bare, marked }) {
      return claim({
        key: storeKey("login", tenant, caller, flow, id),
        print,
        ttlMs: REMEMBERED_MS,
        act,
        bare,
        differs() {
          const message = "this login id belongs to another login";
          throw new SeatkeeperError("loginIdReused", message, { path: "/login/id" });
        },
        abandonedMs: ABANDONED_MS,
        async unfinished() {
          const result = await marked();
          if (result !== undefined) return result;
          throw new SeatkeeperError("loginInProgress", "this login is being decided", RETRY);
        },
      });
    },

    /** @param {string} jti @param {any} answer @param {number} ttlMs @param {() => Promise<any>} act */
    answer(jti, answer, ttlMs, act) {
      return claim({
        key: storeKey("jti", tenant, jti),
        print: hashOf(answer),
        ttlMs,
        act: async () => ({ result: await act() }),
        bare: ({ outcome, reason, class: kind }) => ({
          outcome,
          ...(reason && { reason }),
          ...(kind && { class: kind }),
          repeated: true,
        }),
        differs() {
          throw new SeatkeeperError("pauseReused", "the pause was answered already, differently");
        },
        unfinished(age) {
          if (age < budgetMs) {
            throw new SeatkeeperError("resumeInProgress", "this answer is at work", RETRY);
          }
          return { ...denialOf("resumeUnfinished"), repeated: true };
        },
      });
    },
  };
}
