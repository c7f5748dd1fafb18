/** @file Why a login can be denied: every reason, what it means, what to do about it, and the HTTP status that fits. */

import { REFUSAL_MEANINGS } from "@seatkeeper/nodes/words";
import { line } from "./plain/line.js";

/** @typedef {import("./advice.js").Advice & { meaning: string }} DenialReason */

/** @param {string} meaning @param {number} status @param {string} todo @returns {Readonly<DenialReason>} */
const denial = (meaning, status, todo) => Object.freeze({ meaning, status, todo });

const SIGN_IN_AGAIN = "let the person sign in again";

/**
 * Every `reason` that a login can be denied for, but for those that a node of your own states. A denial is policy,
 * never a failed login: it must feed no lockout. A reason is never renamed: callers match on it.
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
    line(REFUSAL_MEANINGS.lookupFailed),
    503,
    "look at `facts.why` of the record; the same person may try again",
  ),
  revokeFailed: denial(
    line(REFUSAL_MEANINGS.revokeFailed),
    503,
    "look at the receipts of the record; the same person may try again",
  ),
  superseded: denial(line(REFUSAL_MEANINGS.superseded), 403, SIGN_IN_AGAIN),
  noRoomMade: denial(line(REFUSAL_MEANINGS.noRoomMade), 403, SIGN_IN_AGAIN),
  noCurrentSession: denial(
    line(REFUSAL_MEANINGS.noCurrentSession),
    403,
    "decide when the session is there",
  ),

  displaced: denial("a newer login has ended this one's session", 403, SIGN_IN_AGAIN),
  unanswered: denial("the page came back without an answer of its own", 403, SIGN_IN_AGAIN),
  flowGone: denial("the flow that the login waited in is no longer there", 403, SIGN_IN_AGAIN),
  pauseExpired: denial("nobody answered in time", 403, SIGN_IN_AGAIN),
  resumeUnfinished: denial(
    "whoever took the answer has crashed, so nobody knows what it did",
    403,
    SIGN_IN_AGAIN,
  ),
  denied: denial("the login was denied, and the marks don't keep why", 403, SIGN_IN_AGAIN),
  expired: denial("the login ran out of time, and the marks don't keep why", 403, SIGN_IN_AGAIN),
});

/** @type {ReadonlySet<string>} */
export const LISTED_REASONS = new Set(Object.keys(DENIAL_REASONS));
