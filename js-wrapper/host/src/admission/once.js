/** @file Once and no more: the same login, or the same answer, gets the first outcome. */

import { SeatkeeperError } from "../errors.js";
import { hashOf } from "../flow/canonical.js";
import { denialOf } from "../run/endings.js";
import { storeKey } from "../ports/store/key.js";

/** No login takes so long: who decided it has crashed, and deciding it again ends nobody twice. */
const ABANDONED_MS = 30 * 1000;
/** How long a repeated login is recognised. */
const REMEMBERED_MS = 10 * 60 * 1000;

/** When whoever found somebody else at it should ask again. */
const RETRY = { retryAfterMs: 1_000 };

/**
 * @param {{ store: import("../memory/store.js").Store, tenant: string, caller: string, budgetMs: number }} options
 *   `budgetMs`: for so long an answer may be at work; without an outcome by then it never gets one
 */
export function createOnce({ store, tenant, caller, budgetMs }) {
  /** What this process is busy with: a double click waits for the first one. */
  const busy = new Map();

  /**
   * Claims a key before any effect. Whoever comes second gets the first one's result, if the print is
   * the same.
   *
   * @template T
   * @param {string} key
   * @param {string} print
   * @param {number} ttlMs
   * @param {{ act: () => Promise<T>, bare: (result: T) => any, differs: () => never,
   *   unfinished: (age: number) => any, abandonedMs?: number }} how
   *   `bare` is what a repetition may be told; `unfinished` answers one that finds a claim with no
   *   result: somebody else is at it, or has crashed; after `abandonedMs` the claim is void
   */
  async function claim(
    key,
    print,
    ttlMs,
    { act, bare, differs, unfinished, abandonedMs = Infinity },
  ) {
    const now = await store.now();
    const mine = { print, by: crypto.randomUUID(), at: now };
    const isAbandoned = (old) => !old.result && !busy.has(key) && old.at + abandonedMs <= now;
    const keep = (old) => (old && !(old.print === print && isAbandoned(old)) ? old : mine);
    const kept = await store.update(key, keep, ttlMs);
    if (kept.by !== mine.by) {
      if (kept.print !== print) differs();
      if (kept.result) return kept.result;
      return busy.has(key) ? bare(await busy.get(key)) : unfinished(now - kept.at);
    }
    const running = act();
    busy.set(key, running);
    try {
      const result = await running;
      await store.update(key, (old) => ({ ...(old ?? mine), result: bare(result) }), ttlMs);
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
    /** @param {any} login @param {string} flow @param {() => Promise<any>} act @param {(result: any) => any} bare */
    async login(login, flow, act, bare) {
      const { id, subject, current, trigger = null, clientId = null } = login;
      const print = hashOf([subject, current.type, current.id ?? null, trigger, clientId]);
      return claim(storeKey("login", tenant, caller, flow, id), print, REMEMBERED_MS, {
        act,
        bare,
        differs() {
          const message = "this login id belongs to another login";
          throw new SeatkeeperError("loginIdReused", message, { path: "/login/id" });
        },
        abandonedMs: ABANDONED_MS,
        unfinished() {
          throw new SeatkeeperError("loginInProgress", "this login is being decided", RETRY);
        },
      });
    },

    /** @param {string} jti @param {any} answer @param {number} ttlMs @param {() => Promise<any>} act */
    async answer(jti, answer, ttlMs, act) {
      return claim(storeKey("jti", tenant, jti), hashOf(answer), ttlMs, {
        act,
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
