/** @file What to do about each error, and the HTTP status that fits: for programs, and for the page of this package. */

/**
 * @typedef {object} Advice
 * @property {number} status of HTTP, where whoever asked is told over it
 * @property {string} todo for whoever runs or writes the engine
 */

/** @param {number} status @param {string} todo @returns {Readonly<Advice>} */
const advice = (status, todo) => Object.freeze({ status, todo });

/**
 * By the code of a `SeatkeeperError`; its meaning is in `ERROR_CODES`.
 *
 * @type {Readonly<Record<import("./errors.js").ErrorCode, Advice>>}
 */
export const ERROR_ADVICE = Object.freeze({
  unavailable: advice(503, "ask again later; the host has asked three times within its budget"),
  rateLimited: advice(503, "ask again after `retryAfterMs`; raise the limit if it recurs"),
  forbidden: advice(502, "give the directory's credentials the missing right"),
  notFound: advice(404, "nothing: for a session that should end this is success"),
  invalid: advice(502, "run `directoryConformance` over the directory"),
  timeout: advice(504, "ask again later, or raise `budgetMs`"),

  weakKey: advice(500, "make secrets of 32 random bytes, and hand over the bytes"),
  keyringInvalid: advice(500, "give each key an id of its own"),
  unknownPurpose: advice(500, "ask the keyring for a purpose that it knows"),
  macInvalid: advice(400, "refuse the text: it is no well-formed Unicode"),

  optionsInvalid: advice(500, "correct the option that `path` points to"),
  nodeTypeInvalid: advice(500, "run `nodeConformance` over the node that `path` points to"),

  portFailed: advice(
    503,
    "look at `cause`, and repair what the host was given; the login may be tried again",
  ),
  storeMisused: advice(500, "run `storeConformance` over the store"),

  flowInvalid: advice(500, "correct the flow at `path`; `seatkeeper check` says all that is wrong"),
  flowNameTaken: advice(
    500,
    "give each flow a name, or hand over a function where one flow changes",
  ),
  patternInvalid: advice(500, "correct the pattern, limit or option that `path` points to"),
  invalidLogin: advice(500, "correct what the engine states at `path`"),
  notAuthenticated: advice(401, "let the person prove who they are first"),
  loginIdReused: advice(
    409,
    "give each login an id of its own, the same only where it is delivered again",
  ),
  loginInProgress: advice(409, "ask again after `retryAfterMs`: the first outcome will be there"),
  invalidConfig: advice(500, "correct the node's settings at `path`"),
  invalidReply: advice(500, "run `directoryConformance` over the directory"),
  loginUnfinished: advice(403, "let the person finish the login, or sign in again"),
  moduleInvalid: advice(500, "install the package anew, or hand over the bytes of its version"),
  nodeFreed: advice(500, "prepare another node: this one was given back"),
  nodeTrapped: advice(
    500,
    "report it with the module's version, or repair the node where it is yours; the next login gets a new instance",
  ),
  unknownNodeType: advice(500, "correct the type, or hand over the node as one of `nodeTypes`"),

  pauseInvalid: advice(500, "report it: the host sealed what it can't open"),
  pauseForged: advice(
    400,
    "say that the form can't be used; nothing was ended, the login waits on",
  ),
  pauseExpired: advice(403, "deny the login, and let the person sign in again"),
  pauseForeign: advice(400, "say that the form belongs to another login; that one is unharmed"),
  pauseReused: advice(
    400,
    "say that the first answer counts; show where that led by calling `login`",
  ),
  resumeInProgress: advice(400, "ask again after `retryAfterMs`: the answer is at work"),
  flowGone: advice(403, "deny the login, and let the person sign in again"),
  answerInvalid: advice(400, "show the page again, and say at `path` what was missing"),

  formRefused: advice(403, "answer with its `status`, and take nothing from the form"),

  historyInvalid: advice(400, "correct the row that the message names"),
  scenarioInvalid: advice(400, "correct the scenario at `path`"),
  raceInvalid: advice(400, "correct the race at `path`"),
  raceTooLarge: advice(400, "race fewer logins, or let each read a fresh list"),

  otpInvalid: advice(400, "correct what is enrolled at `path`"),
  factorUnknown: advice(404, "offer to enrol one, when the person is signed in"),
  factorUnreadable: advice(
    500,
    "put the key back that sealed it, or remove the factor and enrol anew",
  ),
});
