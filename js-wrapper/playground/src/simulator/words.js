/** @file What the simulator says of a decision: words for what the nodes and the host say in codes. */

import { SIGNS } from "../document/operator-signs.js";

/** What a session is to the login that is decided. @type {Record<import("@seatkeeper/nodes").Standing, string>} */
export const STANDINGS = {
  counted: "it was there before this login",
  current: "it is this login’s own",
  expired: "it has expired",
  interim: "it is no full session",
  newer: "it is newer than this login",
  otherClass: "the node is about another class of sessions",
  otherClient: "it is at another client",
  replaced: "this login took it over",
  sameDevice: "it is on this login’s device",
};

/** @type {Record<import("@seatkeeper/nodes").Flag, string>} */
export const FLAGS = {
  createdInFuture: "it began in the future, so its date is not believed",
  noClientIds: "its clients are not known, so it counts for every client",
  noCreatedAt: "it has no date, so it counts as the oldest",
  unknownKind: "its kind is not known, so it counts",
};

/** Of a session in the receipt. @type {Record<import("@seatkeeper/nodes").Status, string>} */
export const STATUSES = {
  revoked: "Ended",
  alreadyGone: "Was gone already",
  failed: "Could not be ended",
  skippedNewer: "Stays: it is newer than this login",
};

export const OUTCOMES = { allowed: "allowed", denied: "denied", paused: "waits" };

/** @type {Record<import("@seatkeeper/nodes").Request["type"], string>} */
export const REQUESTS = {
  listSessions: "list the sessions",
  revokeSession: "end a session",
  endCurrentSession: "end this login's session",
};

/** @type {Record<import("@seatkeeper/nodes").FaultCode, string>} */
export const FAULTS = {
  unavailable: "unavailable",
  rateLimited: "asked too often",
  forbidden: "not permitted",
  notFound: "not found",
  invalid: "made no sense",
  timeout: "too slow",
};

/** @type {Record<import("@seatkeeper/nodes").Lookup, string>} */
export const LOOKUPS = {
  ok: "The whole list was read.",
  partial: "Only a part of the list was read: the count is a lower bound.",
  failed: "The list could not be read.",
  skipped: "Nobody was asked.",
};

export const WHYS = {
  ...FAULTS,
  renewalWithoutSession: "a renewal without a session",
  triggerNotRestricted: "this trigger is not restricted",
};

/** @type {Record<import("@seatkeeper/nodes").LimitSource, string>} */
export const LIMIT_SOURCES = {
  config: "from the flow",
  default: "the default, as nothing good stood in the login",
  max: "the most that the flow allows",
  path: "from the login",
};

/** @type {Record<import("@seatkeeper/nodes").Refusal, string>} */
export const REFUSALS = {
  superseded: "a newer login has taken this one's place",
  revokeFailed: "a session could not be ended",
  lookupFailed: "the sessions could not be listed",
  noCurrentSession: "the login has no session",
  noRoomMade: "too few sessions were chosen",
};

/** @type {Record<import("@seatkeeper/nodes").Denial, string>} */
export const DENIALS = {
  ended: "its session was ended",
  deniedButSessionAlive: "its session could not be ended",
  keptElsewhere: "its session stays at the other clients",
  noSession: "there was no session to end",
};

/** @type {Record<import("@seatkeeper/nodes").Trigger, string>} */
export const TRIGGERS = {
  login: "logs in",
  registration: "registers",
  recovery: "recovers the account",
  sso: "comes by single sign-on",
  refresh: "refreshes a token",
  stepUp: "steps up",
  impersonation: "is impersonated",
};

/** Why a login was denied or is asked again, where it isn't a refusal of Force Logout. */
export const REASONS = {
  ...REFUSALS,
  policyDenied: "the limit is reached",
  cancelled: "cancelled at the page",
  otpFailed: "the code was wrong",
  otpUnavailable: "there is no authenticator",
  notInteractive: "no page can be shown there",
  noSession: "the login has no session",
  pauseExpired: "the page was open for too long",
  noRunWaiting: "nothing was waiting for an answer",
  deniedButSessionAlive: "the limit is reached; its session could not be ended",
  displaced: "it was signed out",
  flowGone: "the flow has gone",
  pauseReused: "it was answered already",
  answerInvalid: "this is no answer to that page",
};

/** The word for a code; a code without one speaks for itself. @param {Record<string, string>} words @param {string} code */
export const wordFor = (words, code) => (Object.hasOwn(words, code) ? words[code] : code);

/**
 * Whether a session was counted, and why; a node that doesn't count is told in its receipt.
 *
 * @param {string} standing
 * @param {string} type of the node that was shown the session
 */
export function standingText(standing, type) {
  const reason = wordFor(STANDINGS, standing);
  if (type !== "data-query") return `${reason[0].toUpperCase()}${reason.slice(1)}`;
  return `${standing === "counted" ? "Counted" : "Not counted"}: ${reason}`;
}

/** @param {{ field: string, operator: string, limit: number, count: number, holds?: boolean | null }} comparison */
export function comparisonText({ field, operator, limit, count, holds }) {
  const says = holds == null ? "can't be told" : holds ? "holds" : "does not hold";
  return `${field}: ${count} ${wordFor(SIGNS, operator)} ${limit} ${says}`;
}

/** What a step was, before anything came of it. @param {any} step */
export function stepText({ login, answer, end, fail }) {
  if (login) return `${login.subject} ${TRIGGERS[login.trigger]}`;
  if (answer) return `answers ${answer.output}`;
  if (end) return "logs out";
  const { request, error, times } = fail;
  return `the directory can't ${REQUESTS[request]}: ${FAULTS[error]}${times > 1 ? `, ${times} times` : ""}`;
}

/** What came of it, after its session's name. @param {any} line */
export function lineText({ outcome, reason, waitingFor, ended = [], end, fail }) {
  if (end) return "is logged out";
  if (fail) return "";
  const because = reason && `: ${wordFor(REASONS, reason)}`;
  const ends = ended.length > 0 && `, and ends ${ended.join(", ")}`;
  const at = waitingFor && ` at ${waitingFor}`;
  const is = outcome === "paused" ? OUTCOMES.paused : `is ${OUTCOMES[outcome]}`;
  return [is, at, because, ends].filter(Boolean).join("");
}

/** Of a session, from nobody's point of view. */
export const STANDINGS_NOW = {
  counted: "Active",
  expired: "Expired",
  interim: "Active, takes no seat",
};

/** Of a device. */
export const STATES = {
  idle: "Signed out",
  waiting: "Waiting",
  overdue: "Waited too long",
  signedIn: "Signed in",
  expired: "Expired",
  loggedOut: "Logged out",
  displaced: "Displaced",
  turnedAway: "Turned away",
};
