/** @file What a directory is, as tests: a function that anybody can call with theirs. The rules are in `rules/`. */

import { rulesOf, soon } from "../suite.js";
import { capabilityRules } from "./rules/capabilities.js";
import { dateRules } from "./rules/dates.js";
import { endRules } from "./rules/ends.js";
import { listRules } from "./rules/lists.js";
import { turnRules } from "./rules/turns.js";
import { turnChangeRules } from "./rules/turn-changes.js";

/**
 * A directory under test.
 *
 * @typedef {object} DirectoryUnderTest
 * @property {import("./interface.js").Directory} directory with no session in it
 * @property {(subject: string, about?: { clientId?: string }) => Promise<string>} signIn makes a session, with all
 *   that the directory can show of one, and gives its id. What comes later is dated later
 * @property {(sessionId: string) => Promise<string>} [rotate] lets a session go on under another id, and gives that;
 *   for a directory that reports rotation
 * @property {(ms: number) => void | Promise<void>} [wait] lets more than so much time pass by the clock that dates
 *   sessions, if that isn't this process's
 * @property {import("./interface.js").Directory} [second] another handle on the same sessions, as a second instance
 *   has it
 * @property {() => void | Promise<void>} [close] called when a rule is through
 *
 * @typedef {object} DirectorySuite
 * @property {import("../suite.js").Test} test registers one rule
 * @property {() => DirectoryUnderTest | Promise<DirectoryUnderTest>} createDirectory called once for each rule
 * @property {[string, string]} [subjects] two people that `signIn` knows; `ada` and `grace`
 * @property {number} [many] how many sessions the list has that must not be cut short: more than any page of
 *   yours, 120 unless a sign-in is dear
 * @property {number} [patienceMs] how long a rule waits for what has to happen before it takes it for lost; 5000
 */

/**
 * The rules of a directory. Those for what it may leave out (`revokeSessions`, `inTurn`) hold where it is there.
 *
 * @example
 * directoryConformance({
 *   test,
 *   createDirectory: () => ({ directory: mine, signIn: async (subject) => mine.create(subject) }),
 * });
 *
 * @param {DirectorySuite} suite
 */
export function directoryConformance(suite) {
  const { test, createDirectory, subjects = ["ada", "grace"], many = 120 } = suite;
  const { patienceMs = 5_000 } = suite;
  const rule = rulesOf("directory", test, createDirectory);
  /** @type {import("./rules/rules.js").About} */
  const about = { subjects, many, soon: (promise, what) => soon(promise, what, patienceMs) };
  capabilityRules(rule, about);
  listRules(rule, about);
  dateRules(rule, about);
  endRules(rule, about);
  turnRules(rule, about);
  turnChangeRules(rule, about);
}
