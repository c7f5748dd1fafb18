/** @file What to do about each error and each denial, and the HTTP status that fits: for programs, and for the page of this package. */

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
 * @type {Readonly<Record<string, Advice>>}
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
  nodeTrapped: advice(
    500,
    "report it with the module's version; the next login gets a new instance",
  ),

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

  otpInvalid: advice(400, "correct what is enrolled at `path`"),
  factorUnknown: advice(404, "offer to enrol one, when the person is signed in"),
  factorUnreadable: advice(
    500,
    "put the key back that sealed it, or remove the factor and enrol anew",
  ),
});

/** @param {string} meaning @param {number} status @param {string} todo @returns {Readonly<Advice & { meaning: string }>} */
const denial = (meaning, status, todo) => Object.freeze({ meaning, status, todo });

const SIGN_IN_AGAIN = "let the person sign in again";

/**
 * By the `reason` of a login that is denied. A denial is policy, never a failed login: it must feed no lockout.
 *
 * @type {Readonly<Record<string, Advice & { meaning: string }>>}
 */
export const DENIAL_REASONS = Object.freeze({
  policyDenied: denial(
    "the limit is reached",
    403,
    "say that the account is in use elsewhere, and no more: the person may not be its owner",
  ),
  cancelled: denial("the person cancelled at the page", 403, "lead back to the app"),
  noSession: denial(
    "the login has no session of its own, and the flow lets none such in",
    403,
    "use a grant that makes a session, or set `onNoSession`",
  ),
  notInteractive: denial(
    "the flow asks the person, and no page can be shown there",
    403,
    "let the person sign in where a page can be shown, or set `whenNonInteractive`",
  ),

  otpFailed: denial("the code was wrong too often", 403, SIGN_IN_AGAIN),
  otpLocked: denial("too many codes were wrong: the factor is locked", 403, "wait, or `unlock` it"),
  otpUnavailable: denial(
    "no factor was enrolled before this login began",
    403,
    "enrol one while the person is signed in",
  ),

  lookupFailed: denial(
    "the directory could not be asked, and the flow says `closed`",
    503,
    "look at `facts.why` of the record; the same person may try again",
  ),
  revokeFailed: denial(
    "a session could not be ended, and the flow says `closed`",
    503,
    "look at the receipts of the record; the same person may try again",
  ),
  superseded: denial("a newer login ended this one's session meanwhile", 403, SIGN_IN_AGAIN),
  noRoomMade: denial(
    "too few of the chosen sessions were there before this login",
    403,
    SIGN_IN_AGAIN,
  ),
  noCurrentSession: denial(
    "sessions are to end, and the login has none that they could make room for",
    403,
    "decide when the session is there",
  ),

  pauseExpired: denial("nobody answered in time", 403, SIGN_IN_AGAIN),
  resumeUnfinished: denial(
    "whoever took the answer has crashed, so nobody knows what it did",
    403,
    SIGN_IN_AGAIN,
  ),
  denied: denial("the login was denied, and the marks don't keep why", 403, SIGN_IN_AGAIN),
  expired: denial("the login ran out of time, and the marks don't keep why", 403, SIGN_IN_AGAIN),
});
