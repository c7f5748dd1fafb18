/** @file What each word of the contract means, in one line. Generated from the Rust types: `cargo run -p xtask -- types`. */

/** Who uses a session.
 * @type {{ readonly [T in import("../types/contract.js").Class]: string }} */
export const CLASS_MEANINGS = /* @__PURE__ */ Object.freeze({
  interactive: "A person.",
  service: "A program.",
});

/** What went wrong. The caller may branch on it; the words never change.
 * @type {{ readonly [T in import("../types/contract.js").ErrorCode]: string }} */
export const CONTRACT_ERROR_CODE_MEANINGS = /* @__PURE__ */ Object.freeze({
  invalidConfig: "The node's config is not what its schema says.",
  invalidLogin: "The login, or what earlier nodes took from the person, is not what the contract says.",
  invalidReply: "A reply is not what the contract says, or answers another request.",
  loginUnfinished: "The session's own login is paused, denied or expired: there is nothing to decide.",
  notAuthenticated: "Nobody has proved yet who they are: nothing is counted or disclosed.",
});

/** What became of the session of a denied login.
 * @type {{ readonly [T in import("../types/contract.js").Denial]: string }} */
export const DENIAL_MEANINGS = /* @__PURE__ */ Object.freeze({
  deniedButSessionAlive: "It could not be ended: the host has to remember the denial.",
  ended: "It was ended, or had ended already.",
  keptElsewhere: "It was there before, serves other clients, and is refused at this one only.",
  noSession: "There was none, or none yet.",
});

/** How a session was displaced.
 * @type {{ readonly [T in import("../types/contract.js").Displacement]: string }} */
export const DISPLACEMENT_MEANINGS = /* @__PURE__ */ Object.freeze({
  displacedByLogin: "A newer login needed its place.",
  replacedOnDevice: "A newer login came from the same device.",
});

/** Something that this run did to a session or a login.
 * @type {{ readonly [T in import("../types/contract.js").Event["type"]]: string }} */
export const EVENT_TYPE_MEANINGS = /* @__PURE__ */ Object.freeze({
  loginDenied: "The login was turned away by policy. It is not a failed login and must feed no lockout.",
  sessionDisplaced: "A session was ended in favour of a newer one.",
});

/** What happens to the login when something fails.
 * @type {{ readonly [T in import("../types/contract.js").FailureMode]: string }} */
export const FAILURE_MODE_MEANINGS = /* @__PURE__ */ Object.freeze({
  closed: "The restricted path is taken, or the node refuses.",
  open: "The login goes on as if there were no restriction.",
});

/** Why a request could not be performed.
 * @type {{ readonly [T in import("../types/contract.js").FaultCode]: string }} */
export const FAULT_CODE_MEANINGS = /* @__PURE__ */ Object.freeze({
  forbidden: "The directory refuses: a missing scope or plan. Asking again does not help.",
  invalid: "The answer is not what a directory answers.",
  notFound: "There is no such thing. For a session that should end this is success.",
  rateLimited: "Too many requests.",
  timeout: "No answer in time.",
  unavailable: "The directory can't be reached or is broken.",
});

/** What is counted, among the pre-existing sessions.
 * @type {{ readonly [T in import("../types/contract.js").Field]: string }} */
export const FIELD_MEANINGS = /* @__PURE__ */ Object.freeze({
  activeSessionCount: "The sessions.",
  activeSessionCountForClient: "The sessions at the client that the login is for.",
  distinctDeviceCount: "The devices other than the login's own; a session without a device id counts as one.",
  distinctIpCount: "The addresses other than the login's own; a session without one counts as one.",
});

/** What a reader should know of a session beside its standing.
 * @type {{ readonly [T in import("../types/contract.js").Flag]: string }} */
export const FLAG_MEANINGS = /* @__PURE__ */ Object.freeze({
  createdInFuture: "It claims to begin more than five minutes from now: treated as undated.",
  noClientIds: "Its clients are not known: it counts for every client.",
  noCreatedAt: "It has no creation time: it sorts oldest.",
  unknownKind: "Its kind is not known here: it counts.",
});

/** Where a limit came from.
 * @type {{ readonly [T in import("../types/contract.js").LimitSource]: string }} */
export const LIMIT_SOURCE_MEANINGS = /* @__PURE__ */ Object.freeze({
  config: "The config's own number.",
  default: "The default: there was no integer of at least 1 at the path.",
  max: "The upper bound: the number at the path was larger.",
  path: "The number at the path.",
});

/** The ways out of Logout.
 * @type {{ readonly [T in never]: string }} */
export const LOGOUT_OUTPUT_MEANINGS = /* @__PURE__ */ Object.freeze({
});

/** How the lookup of the sessions went.
 * @type {{ readonly [T in import("../types/contract.js").Lookup]: string }} */
export const LOOKUP_MEANINGS = /* @__PURE__ */ Object.freeze({
  failed: "There is no list, or one that can't be believed.",
  ok: "Every session was listed.",
  partial: "The list is a lower bound.",
  skipped: "Nobody asked: there was nothing to decide.",
});

/** What a node, as it is set, needs the directory to know or to be able to do.
 * @type {{ readonly [T in import("../types/contract.js").Need]: string }} */
export const NEED_MEANINGS = /* @__PURE__ */ Object.freeze({
  clientIds: "It tells which clients a session serves. Who needs it is about clients.",
  deviceId: "It tells which device a session lives on.",
  endsSession: "It can end one session and leave the others.",
  expiresAt: "It tells when a session expires.",
  lastActiveAt: "It tells when a session was last used.",
});

/** The types of the nodes.
 * @type {{ readonly [T in import("../types/contract.js").NodeType]: string }} */
export const NODE_TYPE_MEANINGS = /* @__PURE__ */ Object.freeze({
  "data-query": "Asks whether a rule about the sessions of this person holds.",
  "force-logout": "Ends the pre-existing sessions of this person and keeps the current one.",
  logout: "Ends the current session: the login is denied before any token is issued.",
});

/** How a number is compared with a limit.
 * @type {{ readonly [T in import("../types/contract.js").Operator]: string }} */
export const OPERATOR_MEANINGS = /* @__PURE__ */ Object.freeze({
  ">=": "At least.",
  ">": "More than.",
  "<=": "At most.",
  "<": "Fewer than.",
  "==": "Exactly.",
  "!=": "Anything but.",
});

/** Which sessions an excess is taken from first. Ties go by `(createdAt, id)`.
 * @type {{ readonly [T in import("../types/contract.js").EndOrder]: string }} */
export const ORDER_MEANINGS = /* @__PURE__ */ Object.freeze({
  leastRecentlyUsed: "Those that were used longest ago; where that isn't known, their creation counts.",
  oldestCreated: "Those that began first.",
  soonestExpiring: "Those that would end first anyway; those that never end come last.",
});

/** What became of a session.
 * @type {{ readonly [T in import("../types/contract.js").Status]: string }} */
export const RECEIPT_STATUS_MEANINGS = /* @__PURE__ */ Object.freeze({
  alreadyGone: "It had ended already: success.",
  failed: "It could not be ended.",
  revoked: "It was ended.",
  skippedNewer: "It is newer than the current one and was left alone.",
});

/** Why Force Logout refuses. Nothing was ended, but for `revokeFailed`.
 * @type {{ readonly [T in import("../types/contract.js").Refusal]: string }} */
export const REFUSAL_MEANINGS = /* @__PURE__ */ Object.freeze({
  lookupFailed: "The sessions could not be listed, and the config says `closed`.",
  noCurrentSession: "There is no session to keep.",
  noRoomMade: "Too few of the chosen sessions are pre-existing ones.",
  revokeFailed: "A session could not be ended, and the config says `closed`.",
  superseded: "The current session was ended by a newer login meanwhile.",
});

/** One thing to do or find out. Imperative: nothing has happened yet.
 * @type {{ readonly [T in import("../types/contract.js").Request["type"]]: string }} */
export const REQUEST_TYPE_MEANINGS = /* @__PURE__ */ Object.freeze({
  endCurrentSession: "End the session of this very login.",
  listSessions: "List the sessions of these subjects.",
  revokeSession: "End another session, and its refresh tokens where that can be done.",
});

/** Whether sessions on the login's own trusted device fill a slot.
 * @type {{ readonly [T in import("../types/contract.js").SameDevice]: string }} */
export const SAME_DEVICE_MODE_MEANINGS = /* @__PURE__ */ Object.freeze({
  count: "Each fills one.",
  replace: "They fill none: the new session replaces them.",
});

/** Whose sessions a node is about.
 * @type {{ readonly [T in import("../types/contract.js").Scope]: string }} */
export const SCOPE_MEANINGS = /* @__PURE__ */ Object.freeze({
  client: "Those at the client that the login is for.",
  subject: "All of the person.",
});

/** Why nobody had to ask.
 * @type {{ readonly [T in import("../types/contract.js").Skipped]: string }} */
export const SKIP_REASON_MEANINGS = /* @__PURE__ */ Object.freeze({
  renewalWithoutSession: "A renewal of a session that nobody named.",
  triggerNotRestricted: "What happened is not among the triggers.",
});

/** Whether a session counts, or why not.
 * @type {{ readonly [T in import("../types/contract.js").Standing]: string }} */
export const STANDING_MEANINGS = /* @__PURE__ */ Object.freeze({
  counted: "Pre-existing: it fills a slot, and Force Logout may end it.",
  current: "The session of this login.",
  expired: "Its time is over.",
  interim: "Not, or not yet, a session of its own.",
  newer: "It came after the current session.",
  otherClass: "The node is about sessions of another class.",
  otherClient: "The node is about sessions at another client.",
  replaced: "The current session took it over.",
  sameDevice: "It is on the login's own trusted device, which needs one slot only.",
});

/** How many of the pre-existing sessions end, and who says which.
 * @type {{ readonly [T in import("../types/contract.js").Strategy]: string }} */
export const STRATEGY_MEANINGS = /* @__PURE__ */ Object.freeze({
  all: "Every one of them.",
  chosen: "Those that the person chose.",
  excess: "So many that, the current one included, the limit remains.",
  sameDevice: "Those on the login's own trusted device.",
});

/** What happened.
 * @type {{ readonly [T in import("../types/contract.js").Trigger]: string }} */
export const TRIGGER_MEANINGS = /* @__PURE__ */ Object.freeze({
  impersonation: "Somebody else acts as this person.",
  login: "A session came into existence, however.",
  recovery: "A session came into existence by recovering the account.",
  refresh: "Tokens of a session that is there already were renewed.",
  registration: "A session came into existence by registering.",
  sso: "A session that is there already served another request.",
  stepUp: "A session that is there already was proved more strongly.",
});

/** Why a session may not be renewed.
 * @type {{ readonly [T in import("../types/contract.js").Unfinished]: string }} */
export const UNFINISHED_STATE_MEANINGS = /* @__PURE__ */ Object.freeze({
  denied: "Its login was denied.",
  expired: "Its login waited for the person too long.",
  paused: "Its login waits for the person.",
});
