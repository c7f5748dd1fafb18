/** @file What the rules of a directory ask it, and what they expect of its answers. */

import assert from "node:assert/strict";
import { DirectoryError } from "../../../errors.js";

/** @typedef {import("../conformance.js").DirectoryUnderTest} Under */
/** @typedef {import("../interface.js").Session} Session */

/** @param {Under} under @param {...string} subjects @returns {Promise<Session[]>} a list that has to be whole */
export async function sessionsOf({ directory }, ...subjects) {
  const { sessions, partial } = await directory.listSessions({ subjects });
  assert.equal(partial, undefined, "a list that is whole says nothing of being partial");
  return sessions;
}

/** @param {Under} under @param {...string} subjects @returns {Promise<string[]>} sorted */
export async function idsOf(under, ...subjects) {
  const sessions = await sessionsOf(under, ...subjects);
  return sessions.map(({ id }) => id).sort();
}

/** @param {Under} under @param {string} subject @param {number} count @returns {Promise<string[]>} in order */
export async function signedIn(under, subject, count) {
  const ids = [];
  while (ids.length < count) ids.push(await under.signIn(subject, { clientId: "web" }));
  return ids;
}

/** @param {string} code @returns {(error: unknown) => true} */
export const isCode = (code) => (error) => {
  assert.ok(error instanceof DirectoryError, `expected a DirectoryError, found ${error}`);
  assert.equal(error.code, code);
  return true;
};

/** @param {any} word why a list is not whole: one of a directory's words, or this throws */
export const assertFault = (word) => void new DirectoryError(word, "the list is not whole");

/**
 * What a directory says of a session that it ended. It may say nothing.
 *
 * @param {import("../interface.js").Ended | DirectoryError | void} answer an error is thrown
 * @returns {import("../interface.js").Ended}
 */
export function receiptOf(answer) {
  if (answer instanceof DirectoryError) throw answer;
  if (!answer) return {};
  const { refreshTokens = true, residualAccessUntil = 0 } = answer;
  assert.equal(typeof refreshTokens, "boolean");
  assert.ok(Number.isSafeInteger(residualAccessUntil), "`residualAccessUntil` is no time");
  return answer;
}
