/** @file Performs the requests of nodes on a directory: with retries, inside one time budget, a few at a time. */

import { RETRYABLE_FAULT_CODES } from "@seatkeeper/nodes/words";
import { createCalls } from "./calls.js";
import { createTurn } from "./turn.js";

/** How long one leg may wait for its directory altogether. */
export const BUDGET_MS = 8_000;
const ATTEMPTS = 3;
const FIRST_WAIT_MS = 100;
const AT_ONCE = 4;

/**
 * @typedef {object} Request as the contract has it, in one shape for all
 * @property {import("@seatkeeper/nodes").Request["type"] | "inTurn"} type
 * @property {string[]} [subjects] `listSessions`
 * @property {string} [sessionId] the others
 * @property {string} [subject] `revokeSession`
 * @property {string} [reason] `endCurrentSession`
 *
 * @typedef {import("./replies.js").Reply} Reply
 * @typedef {{ reply: Reply, attempts: number, ms: number }} Performed
 */

/**
 * The performer of one leg. How many sessions it may end has no bound but the list's (10,000): all of
 * them go in one decision, four at a time or all in one call, for as long as the budget lasts. What has
 * not begun by then has failed for want of time, and nothing more is asked. A repeated list is answered
 * from the first, less the sessions that were ended meanwhile.
 *
 * @param {object} options
 * @param {import("../ports/directory/interface.js").Directory} options.directory
 * @param {{ subject: string, linkedSubjects?: string[] }} options.login
 * @param {import("../ports/clock/interface.js").Clock} options.clock
 * @param {number} [options.budgetMs] 8 seconds
 * @param {number} [options.atOnce] how many calls are under way at the same time; 4
 * @param {string} [options.tenant]
 */
export function createPerformer(options) {
  const { directory, login, clock, budgetMs = BUDGET_MS, atOnce = AT_ONCE } = options;
  const { tenant = "default" } = options;
  const calls = createCalls({ directory, login, clock, budgetMs, tenant });
  const deadline = clock.now() + budgetMs;
  /** @type {Map<string, Reply>} */
  const lists = new Map();
  /** By the id of a session that is gone, whose it was. @type {Map<string, string>} */
  const gone = new Map();

  /**
   * Asks, and asks again what may be asked again, for as long as there is time.
   *
   * @param {Request[]} requests
   * @param {(open: Request[]) => Promise<Reply[]>} ask
   * @returns {Promise<Performed[]>}
   */
  async function attempt(requests, ask) {
    const began = clock.now();
    const done = new Array(requests.length);
    let open = requests.map((_, index) => index);
    for (let attempts = 1; ; attempts += 1) {
      const replies = await ask(open.map((index) => requests[index]));
      const ms = clock.now() - began;
      open.forEach((index, place) => (done[index] = { reply: replies[place], attempts, ms }));
      open = open.filter((index) => RETRYABLE_FAULT_CODES.includes(done[index].reply.error));
      if (open.length === 0 || attempts === ATTEMPTS) return done;
      const waits = open.map(
        (index) => done[index].reply.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempts - 1),
      );
      const wait = Math.max(...waits);
      if (clock.now() + wait >= deadline) return done;
      await clock.sleep(wait);
    }
  }

  /** @param {Request} request @returns {Promise<Performed>} */
  async function one(request) {
    const key = request.type === "listSessions" ? JSON.stringify(request.subjects) : undefined;
    if (key !== undefined && lists.has(key)) {
      return { reply: without(lists.get(key), gone), attempts: 0, ms: 0 };
    }
    const [done] = await attempt([request], async () => [await calls.one(request)]);
    if (key !== undefined) lists.set(key, done.reply);
    return done;
  }

  /** @param {Request[]} requests @returns {Promise<Performed[]>} */
  async function severally(requests) {
    if (requests.length === 1) return [await one(requests[0])];
    const done = new Array(requests.length);
    let next = 0;
    const worker = async () => {
      while (next < requests.length) {
        const index = next++;
        done[index] = await one(requests[index]);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, requests.length) }, worker));
    return done;
  }

  const areTogether = (requests) =>
    directory.revokeSessions !== undefined &&
    requests.length > 1 &&
    requests.every(({ type }) => type === "revokeSession");

  /** @param {Request[]} requests @returns {Promise<Performed[]>} in the order asked */
  async function perform(requests) {
    const done = areTogether(requests)
      ? await attempt(requests, calls.together)
      : await severally(requests);
    requests.forEach(({ type, sessionId, subject }, index) => {
      const { reply } = done[index];
      const isGone = reply.type === "ended" || reply.error === "notFound";
      if (isGone && type === "revokeSession") gone.set(sessionId, subject);
    });
    return done;
  }

  const turn = createTurn({
    calls,
    endsRefreshTokens: directory.capabilities.revokesRefreshTokens,
    async attempted(ask) {
      const [{ reply }] = await attempt([{ type: "inTurn" }], async () => [await ask()]);
      return reply;
    },
  });

  return {
    /** Call it when the leg is over: nobody waits any longer. */
    close: calls.close,
    perform,

    /**
     * Does a leg in one turn of its person, or without one where the directory has none.
     *
     * @template {{ outcome: string, visits: import("./drive.js").Visit[] }} T
     * @param {(means: import("./turn.js").Means) => Promise<T>} act
     * @returns {Promise<T>}
     */
    leg: (act) =>
      directory.inTurn === undefined ? act({ perform, later: (_, ask) => ask() }) : turn.take(act),

    /**
     * Whose sessions this leg has found or made to be gone.
     *
     * @returns {Array<{ subject: string, current: { id: string } }>}
     */
    gone: () => [
      ...[...gone].map(([id, subject]) => ({ subject, current: { id } })),
      ...(turn.held()?.gone() ?? []),
    ],

    /**
     * Whether the complete list of this leg named a session.
     *
     * @param {string[]} subjects
     * @param {string} sessionId
     * @returns {boolean}
     */
    named(subjects, sessionId) {
      if (turn.held()?.named(sessionId)) return true;
      const list = lists.get(JSON.stringify(subjects));
      return list?.type === "listed" && list.sessions.some((session) => session?.id === sessionId);
    },
  };
}

function without(list, gone) {
  if (list.type !== "listed" || gone.size === 0) return list;
  return { ...list, sessions: list.sessions.filter((session) => !gone.has(session?.id)) };
}
