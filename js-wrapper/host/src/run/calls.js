/** @file One call of a directory, inside the time that its leg has: whatever comes of it is a reply. */

import { asAllEnded, asEnded, asFailed, asListed } from "./replies.js";

/** @typedef {import("./replies.js").Reply} Reply */

/** @type {Reply} */
const TIMEOUT = Object.freeze({ type: "failed", error: "timeout" });

/**
 * @param {object} leg
 * @param {import("../ports/directory/interface.js").Directory} leg.directory
 * @param {{ subject: string, linkedSubjects?: string[] }} leg.login
 * @param {import("../ports/clock/interface.js").Clock} leg.clock
 * @param {number} leg.budgetMs
 * @param {string} leg.tenant
 */
export function createCalls({ directory, login, clock, budgetMs, tenant }) {
  const { subject, linkedSubjects = [] } = login;
  const deadline = clock.now() + budgetMs;
  let isOver = false;
  /** @type {AbortController | undefined} */
  let controller;
  /** @type {Promise<Reply> | undefined} */
  let overtime;
  let cancel = () => {};

  /** A timer and a signal cost more than a directory in memory: they are there once somebody waits, or asks. */
  function overtimeOnceAsked() {
    overtime ??= new Promise((resolve) => {
      cancel = clock.after(deadline - clock.now(), () => {
        isOver = true;
        controller?.abort();
        resolve(TIMEOUT);
      });
    });
    return overtime;
  }
  const withSignal = (request) =>
    Object.defineProperty(request, "signal", {
      enumerable: true,
      get() {
        controller ??= new AbortController();
        if (isOver) controller.abort();
        return controller.signal;
      },
    });

  const calls = {
    listSessions: ({ subjects }) => directory.listSessions(withSignal({ subjects })).then(asListed),
    revokeSession: ({ sessionId, subject: owner }) =>
      directory.revokeSession(withSignal({ sessionId, subject: owner })).then(asEnded),
    endCurrentSession: ({ sessionId, reason }) =>
      directory
        .endCurrentSession(withSignal({ sessionId, subject, linkedSubjects, reason }))
        .then(asEnded),
  };

  /** A directory that throws before it promises anything has failed like any other. */
  async function inTime(call) {
    if (isOver) return TIMEOUT;
    // The timer comes first: a call may take its time before it promises anything.
    const over = overtimeOnceAsked();
    return Promise.race([attempt(call), over]);
  }

  return {
    /** @param {{ type: string, [field: string]: any }} request @returns {Promise<Reply>} */
    one: async (request) => inTime(() => calls[request.type](request)),

    /** Several sessions in one call. @param {Array<{ [field: string]: any }>} requests @returns {Promise<Reply[]>} */
    async together(requests) {
      const sessions = requests.map(({ sessionId, subject: owner }) => ({
        sessionId,
        subject: owner,
      }));
      const answer = await inTime(async () => {
        const ended = await directory.revokeSessions(withSignal({ sessions }));
        return { type: "together", replies: asAllEnded(ended, requests.length) };
      });
      return answer.type === "together" ? answer.replies : requests.map(() => answer);
    },

    /**
     * One turn of the person.
     *
     * @param {(at: import("../ports/directory/interface.js").Snapshot) => Promise<any>} decide
     * @returns {Promise<{ type: string, [field: string]: any }>} `turn`, with the result; `thrown`, what it threw; or `failed`
     */
    async inTurn(decide) {
      let thrown;
      const decided = async (at) => {
        thrown = undefined;
        try {
          return await decide(at);
        } catch (error) {
          thrown = { type: "thrown", error };
          throw error;
        }
      };
      const reply = await inTime(async () => {
        const who = withSignal({ tenant, subject, linkedSubjects });
        const { result } = await directory.inTurn(who, decided);
        return { type: "turn", result };
      });
      return thrown ?? reply;
    },

    close: () => cancel(),
  };
}

async function attempt(call) {
  try {
    return await call();
  } catch (error) {
    return asFailed(error);
  }
}
