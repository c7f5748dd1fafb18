/** @file What can go wrong in the host: every error has a stable code that a program can act on. */

import { ERROR_CODES as NODE_ERROR_CODES } from "@seatkeeper/nodes/slim";
import { FAULT_CODE_MEANINGS, FAULT_CODES } from "@seatkeeper/nodes/words";
import { lines } from "./plain/line.js";

/**
 * Every code that can be thrown, with its meaning in one line; those of the nodes and of a directory are the
 * contract's. A code is never renamed: callers match on it.
 */
export const ERROR_CODES = Object.freeze({
  // What a directory may answer with.
  ...lines(FAULT_CODE_MEANINGS),

  ...lines(NODE_ERROR_CODES),
  nodeTrapped: "a node failed: its module trapped, or a node of yours threw or answered nonsense",
  nodeTypeInvalid: "a node of yours is not one, or has the name of another",

  weakKey: "a secret is not bytes, or has fewer than 32 of them",
  keyringInvalid: "a key id is malformed, or names two keys",
  unknownPurpose: "no key is derived for such a purpose",
  macInvalid: "a part to be authenticated is not well-formed text",

  optionsInvalid: "an option is missing, not known, or not of its kind",

  portFailed:
    "the store, the marks, the flow's source or the one-time passwords that the host was given failed",
  storeMisused: "a store was given something that it can't do atomically",

  flowInvalid: "a flow is not one that can run",
  flowNameTaken: "another flow of the same name uses the same store",
  patternInvalid: "a pattern, its limit or an option of it is not known",
  loginIdReused: "a login id was used for another login",
  loginInProgress: "the same login is being decided elsewhere: ask again a little later",

  pauseInvalid: "a pause can't be sealed: a claim is missing, surplus or of the wrong kind",
  pauseForged: "a pause token is not one that this deployment wrote",
  pauseExpired: "a pause token is too old",
  pauseForeign: "a pause token belongs to another login",
  pauseReused: "a pause was already answered, differently",
  resumeInProgress: "the same answer is at work elsewhere: ask again a little later",
  flowGone: "the flow that the pause belongs to is no longer there",
  answerInvalid: "the answer to a pause has the wrong shape",

  formRefused: "a posted form is not a small one of our own page",

  historyInvalid: "a login history has a row that can't be read, or times that can't be believed",
  scenarioInvalid: "a scenario is not one that can be played",
  raceInvalid: "a race is too small, too large or of no such session",
  raceTooLarge: "a race has too many orders for each of them to be tried",

  otpInvalid: "a one-time password factor was described wrongly",
  factorUnknown: "no such factor is enrolled",
  factorUnreadable: "the secret of a factor does not decrypt",
});

/** @typedef {keyof typeof ERROR_CODES} ErrorCode */

const isListed = (codes, code) => typeof code === "string" && Object.hasOwn(codes, code);

/**
 * An error of ours. The message is for people and may change; the code is for programs and may not: one that
 * is not listed is a mistake in our code, and shows in its tests.
 */
export class SeatkeeperError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message lower case, no final stop, input in backticks, never a secret
   * @param {{ path?: string, help?: string, retryAfterMs?: number }} [extra] `path` is a JSON
   *   pointer to the culprit
   */
  constructor(code, message, { path, help, retryAfterMs } = {}) {
    if (!isListed(ERROR_CODES, code)) throw new TypeError(`\`${code}\` is no code of ours`);
    super(message);
    this.name = new.target.name;
    /** @type {ErrorCode} */
    this.code = code;
    // Absent rather than undefined, so that an error printed as JSON or compared in a test stays
    // small.
    if (path !== undefined) this.path = path;
    if (help !== undefined) this.help = help;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}

/**
 * What leaves the host is an error of ours. A node's has a code and a place already; what a port threw is
 * its operator's to read, as the cause, and says nothing in our words.
 *
 * @param {any} error
 * @returns {SeatkeeperError}
 */
function asOurs(error) {
  if (error instanceof SeatkeeperError) return error;
  const { code, message, path } = error ?? {};
  if (error?.name === "NodeError" && isListed(NODE_ERROR_CODES, code)) {
    return new SeatkeeperError(code, message, { path });
  }
  const failed = new SeatkeeperError("portFailed", "what the host was given has failed");
  failed.cause = error;
  return failed;
}

/**
 * @template {(...given: any[]) => Promise<any>} Act
 * @param {Act} act
 * @returns {Act} the same, and whatever it throws is an error of ours
 */
export const throwingOurs = (act) =>
  /** @type {Act} */ (
    async (...given) => {
      try {
        return await act(...given);
      } catch (error) {
        throw asOurs(error);
      }
    }
  );

/**
 * What a directory throws, and nothing else: the runner turns the code into the reply that a node
 * reads.
 */
export class DirectoryError extends SeatkeeperError {
  /**
   * @param {import("@seatkeeper/nodes").FaultCode} code
   * @param {string} message
   * @param {{ retryAfterMs?: number }} [extra]
   */
  constructor(code, message, { retryAfterMs } = {}) {
    // A node understands six words; a seventh is a mistake in the directory and shows in its own
    // tests.
    if (!FAULT_CODES.includes(code)) {
      throw new TypeError(`\`${code}\` is not a code for a directory`);
    }
    super(code, message, { retryAfterMs });
  }
}
