/**
 * @file A leg's list, decision and ends in one turn of its person, where the directory offers that: nothing of
 * anybody else's comes in between.
 *
 * A decision in a turn has no effect and asks nobody. What a node asks of somebody else than the directory (is a
 * factor enrolled?) is asked outside, and the turn taken once more with the answer known.
 */

import { asListed } from "./replies.js";

/** Thrown through a turn, of which so nothing is left: this has to be asked first. */
class Later {
  /** @param {() => Promise<void>} ask */
  constructor(ask) {
    this.ask = ask;
  }
}

/**
 * What a leg is done with: how its requests are performed, and how anything else is asked.
 *
 * @typedef {object} Means
 * @property {(requests: import("./perform.js").Request[]) => Promise<import("./perform.js").Performed[]>} perform
 * @property {<T>(key: string, ask: () => Promise<T>) => Promise<T>} later
 */

/**
 * @param {object} leg
 * @param {ReturnType<typeof import("./calls.js").createCalls>} leg.calls
 * @param {(ask: () => Promise<any>) => Promise<any>} leg.attempted asks, and asks again what may be asked again
 * @param {boolean} leg.endsRefreshTokens whether a session's refresh tokens go with it
 */
export function createTurn({ calls, attempted, endsRefreshTokens }) {
  const answers = new Map();
  /** @type {ReturnType<typeof heldIn> | undefined} the turn that counts */
  let held;

  /** @type {Means["later"]} */
  const later = async (key, ask) => {
    if (answers.has(key)) return answers.get(key);
    throw new Later(async () => void answers.set(key, await ask()));
  };

  return {
    /** Of the turn that counts, if one was taken. */
    held: () => held,

    /**
     * @template {{ outcome: string, visits: any[] }} T
     * @param {(means: Means) => Promise<T>} act
     * @returns {Promise<T>}
     */
    async take(act) {
      for (;;) {
        let taken;
        const decide = async (at) => {
          taken = heldIn(at, endsRefreshTokens);
          const result = await act({ perform: taken.perform, later });
          return { change: taken.change(result), result: taken.left(result) };
        };
        const reply = await attempted(() => calls.inTurn(decide));
        if (reply.type === "turn") {
          held = taken;
          return reply.result;
        }
        if (reply.type === "failed") {
          // Nobody had a turn: it is for the failure modes to say what that leads to.
          const failed = { reply, attempts: 1, ms: 0 };
          return act({ perform: async (requests) => requests.map(() => failed), later: asked });
        }
        if (!(reply.error instanceof Later)) throw reply.error;
        await reply.error.ask();
      }
    },
  };

  async function asked(key, ask) {
    return answers.has(key) ? answers.get(key) : ask();
  }
}

/** The requests of one turn, answered from what it sees and written down for when it is over. */
function heldIn(at, endsRefreshTokens) {
  const listed = asListed({ sessions: at.sessions });
  const ended = new Map();
  let own;
  let isDenied = false;

  const there = (sessionId) =>
    listed.sessions?.find(({ id }) => id === sessionId && !ended.has(id) && id !== own);

  function replyTo({ type, subjects, sessionId }) {
    if (type === "listSessions") {
      if (listed.type !== "listed") return listed;
      const theirs = listed.sessions.filter(
        ({ id, subject }) => there(id) && subjects.includes(subject),
      );
      return { type: "listed", sessions: theirs };
    }
    const session = there(sessionId);
    if (session === undefined) return { type: "failed", error: "notFound" };
    if (type === "endCurrentSession") own = sessionId;
    else ended.set(sessionId, session.subject);
    return { type: "ended", refreshTokens: endsRefreshTokens };
  }

  return {
    perform: async (requests) =>
      requests.map((request) => ({ reply: replyTo(request), attempts: 1, ms: 0 })),

    /** Of a denied login nothing is left: it has ended nobody but itself. */
    change({ outcome }) {
      isDenied = outcome === "denied";
      const end = isDenied ? [] : [...ended.keys()];
      return { end: own === undefined ? end : [...end, own] };
    },

    /** What the record may say. */
    left: (result) => (isDenied && ended.size > 0 ? withoutEnds(result) : result),

    gone: () => (isDenied ? [] : [...ended].map(([id, subject]) => ({ subject, current: { id } }))),
    named: (sessionId) => listed.sessions?.some(({ id }) => id === sessionId) ?? false,
  };
}

function withoutEnds(result) {
  const visits = result.visits.map(({ facts, events = [], ...visit }) => {
    const { receipts: _, retry: __, ...kept } = facts ?? {};
    return {
      ...visit,
      facts: facts && kept,
      events: events.filter(({ type }) => type !== "sessionDisplaced"),
    };
  });
  return { ...result, visits };
}
