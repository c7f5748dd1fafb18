/** @file What this process has listed and ended lately: Auth0 deletes behind the answer, and its lists lag. */

import { MAX_SESSIONS } from "@seatkeeper/host/kit";

/** Deletes are asynchronous and eventually consistent; how long they take is not documented. */
const REMEMBERED_MS = 60_000;

/** @param {import("@seatkeeper/host").Clock} clock */
export function createEndedBook(clock) {
  /** @type {Map<string, number>} session id to the time until when it is remembered */
  const ended = new Map();
  /** @type {Map<string, string>} session id to its subject */
  const listed = new Map();

  /** @param {string} sessionId */
  function has(sessionId) {
    const until = ended.get(sessionId);
    if (until !== undefined && until <= clock.now()) ended.delete(sessionId);
    return ended.has(sessionId);
  }

  return {
    has,
    /** @param {string} sessionId */
    add(sessionId) {
      // In the order in which they expire: the first is the oldest.
      for (const [old, until] of ended) {
        if (until > clock.now()) break;
        ended.delete(old);
      }
      listed.delete(sessionId);
      ended.set(sessionId, clock.now() + REMEMBERED_MS);
    },
    /** @param {string} sessionId @param {string} subject */
    list(sessionId, subject) {
      listed.delete(sessionId);
      listed.set(sessionId, subject);
      if (listed.size > MAX_SESSIONS) listed.delete(listed.keys().next().value);
    },
    /** @param {string} sessionId @param {string} subject */
    isListed: (sessionId, subject) => listed.get(sessionId) === subject,
  };
}
