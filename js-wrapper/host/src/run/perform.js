/** @file Performs the requests of nodes on a directory: with retries, inside one time budget, a few at a time. */

import { asEnded, asFailed, asListed, RETRYABLE } from "./replies.js";

/** How long one leg may wait for its directory altogether. */
export const BUDGET_MS = 8_000;
const ATTEMPTS = 3;
const FIRST_WAIT_MS = 100;
const AT_ONCE = 4;
const TIMEOUT = Object.freeze({ type: "failed", error: "timeout" });

/**
 * @typedef {{ type: string, [field: string]: any }} Request
 * @typedef {import("./replies.js").Reply} Reply
 */

/**
 * The performer of one leg. How many sessions it may end has no bound but the list's (10,000): all of
 * them go in one decision, four at a time, for as long as the budget lasts. What has not begun by then
 * has failed for want of time, and nothing more is asked. A repeated list is answered from the first,
 * less the sessions that were ended meanwhile.
 *
 * @param {object} options
 * @param {import("../ports/directory/interface.js").Directory} options.directory
 * @param {{ subject: string, linkedSubjects?: string[] }} options.login
 * @param {import("../ports/clock/system.js").Clock} options.clock
 * @param {number} [options.budgetMs] 8 seconds
 * @param {number} [options.atOnce] how many calls are under way at the same time; 4
 */
export function createPerformer(options) {
  const { directory, login, clock, budgetMs = BUDGET_MS, atOnce = AT_ONCE } = options;
  const { subject, linkedSubjects = [] } = login;
  const deadline = clock.now() + budgetMs;
  const abort = new AbortController();
  let close;
  /** @type {Promise<Reply>} */
  const overtime = new Promise((resolve) => {
    close = clock.after(budgetMs, () => {
      abort.abort();
      resolve(TIMEOUT);
    });
  });
  /** @type {Map<string, Reply>} */
  const lists = new Map();
  /** By the id of a session that is gone, whose it was. */
  const gone = new Map();

  const calls = {
    listSessions: (request, signal) =>
      directory.listSessions({ subjects: request.subjects, signal }).then(asListed),
    revokeSession: ({ sessionId, subject: owner }, signal) =>
      directory.revokeSession({ sessionId, subject: owner, signal }).then(asEnded),
    endCurrentSession: ({ sessionId, reason }, signal) =>
      directory
        .endCurrentSession({ sessionId, subject, linkedSubjects, reason, signal })
        .then(asEnded),
  };

  /** @param {Request} request @returns {Promise<{ reply: Reply, attempts: number }>} */
  async function attempt(request) {
    for (let attempts = 1; ; attempts += 1) {
      const reply = await once(request);
      if (reply.type !== "failed" || !RETRYABLE.has(reply.error)) return { reply, attempts };
      const wait = reply.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempts - 1);
      if (attempts === ATTEMPTS || clock.now() + wait >= deadline) return { reply, attempts };
      await clock.sleep(wait);
    }
  }

  /** @param {Request} request @returns {Promise<Reply>} */
  async function once(request) {
    if (abort.signal.aborted) return TIMEOUT;
    // A directory that throws before it promises anything has failed like any other.
    const answer = async () => calls[request.type](request, abort.signal);
    return Promise.race([answer().catch(asFailed), overtime]);
  }

  /** @param {Request} request */
  async function one(request) {
    const key = request.type === "listSessions" ? JSON.stringify(request.subjects) : undefined;
    if (key !== undefined && lists.has(key)) {
      return { reply: without(lists.get(key), gone), attempts: 0 };
    }
    const done = await attempt(request);
    if (key !== undefined) lists.set(key, done.reply);
    const ended = done.reply.type === "ended" || done.reply.error === "notFound";
    if (ended && request.type === "revokeSession") gone.set(request.sessionId, request.subject);
    return done;
  }

  return {
    /** Call it when the leg is over: nobody waits any longer. */
    close: () => close(),
    /**
     * @param {Request[]} requests
     * @returns {Promise<Array<{ reply: Reply, attempts: number, ms: number }>>} in the order asked
     */
    async perform(requests) {
      const done = new Array(requests.length);
      let next = 0;
      const worker = async () => {
        while (next < requests.length) {
          const index = next++;
          const began = clock.now();
          done[index] = { ...(await one(requests[index])), ms: clock.now() - began };
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, requests.length) }, worker));
      return done;
    },
    /** Whose sessions this leg has found or made to be gone. */
    gone: () => [...gone].map(([sessionId, owner]) => ({ sessionId, subject: owner })),
    /** @param {string[]} subjects whether the complete list of this leg named a session */
    named(subjects, sessionId) {
      const list = lists.get(JSON.stringify(subjects));
      return list?.type === "listed" && list.sessions.some((session) => session?.id === sessionId);
    },
  };
}

function without(list, gone) {
  if (list.type !== "listed" || gone.size === 0) return list;
  return { ...list, sessions: list.sessions.filter((session) => !gone.has(session?.id)) };
}
