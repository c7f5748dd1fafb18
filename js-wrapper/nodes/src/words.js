/** @file Every word of the contract, in lists, and every bound. Generated from the Rust types: `cargo run -p xtask -- types`. */

export * from "./meanings.js";

/** Who uses a session.
 * @type {readonly import("../types/contract.js").Class[]} */
export const CLASSES = /* @__PURE__ */ Object.freeze(["interactive", "service"]);

/** What went wrong. The caller may branch on it; the words never change.
 * @type {readonly import("../types/contract.js").ErrorCode[]} */
export const CONTRACT_ERROR_CODES = /* @__PURE__ */ Object.freeze(["invalidConfig", "invalidLogin", "invalidReply", "loginUnfinished", "notAuthenticated"]);

/** The session that this login created.
 * @type {readonly import("../types/contract.js").Current["type"][]} */
export const CURRENT_TYPES = /* @__PURE__ */ Object.freeze(["session", "pending", "none"]);

/** The ways out of Data Query.
 * @type {readonly ("true" | "false")[]} */
export const DATA_QUERY_OUTPUTS = /* @__PURE__ */ Object.freeze(["true", "false"]);

/** What became of the session of a denied login.
 * @type {readonly import("../types/contract.js").Denial[]} */
export const DENIALS = /* @__PURE__ */ Object.freeze(["deniedButSessionAlive", "ended", "keptElsewhere", "noSession"]);

/** How a session was displaced.
 * @type {readonly import("../types/contract.js").Displacement[]} */
export const DISPLACEMENTS = /* @__PURE__ */ Object.freeze(["displacedByLogin", "replacedOnDevice"]);

/** Something that this run did to a session or a login.
 * @type {readonly import("../types/contract.js").Event["type"][]} */
export const EVENT_TYPES = /* @__PURE__ */ Object.freeze(["loginDenied", "sessionDisplaced"]);

/** What happens to the login when something fails.
 * @type {readonly import("../types/contract.js").FailureMode[]} */
export const FAILURE_MODES = /* @__PURE__ */ Object.freeze(["closed", "open"]);

/** Why a request could not be performed.
 * @type {readonly import("../types/contract.js").FaultCode[]} */
export const FAULT_CODES = /* @__PURE__ */ Object.freeze(["forbidden", "invalid", "notFound", "rateLimited", "timeout", "unavailable"]);

/** What is counted, among the pre-existing sessions.
 * @type {readonly import("../types/contract.js").Field[]} */
export const FIELDS = /* @__PURE__ */ Object.freeze(["activeSessionCount", "activeSessionCountForClient", "distinctDeviceCount", "distinctIpCount"]);

/** What a reader should know of a session beside its standing.
 * @type {readonly import("../types/contract.js").Flag[]} */
export const FLAGS = /* @__PURE__ */ Object.freeze(["createdInFuture", "noClientIds", "noCreatedAt", "unknownKind"]);

/** The ways out of Force Logout.
 * @type {readonly ("done" | "refused")[]} */
export const FORCE_LOGOUT_OUTPUTS = /* @__PURE__ */ Object.freeze(["done", "refused"]);

/** Those that never count and are never ended.
 * @type {readonly ("anonymous" | "devicePending" | "forgotPassword" | "impersonation" | "mfaPending" | "pin")[]} */
export const INTERIM_KINDS = /* @__PURE__ */ Object.freeze(["anonymous", "devicePending", "forgotPassword", "impersonation", "mfaPending", "pin"]);

/** Where a limit came from.
 * @type {readonly import("../types/contract.js").LimitSource[]} */
export const LIMIT_SOURCES = /* @__PURE__ */ Object.freeze(["config", "default", "max", "path"]);

/** The ways out of Logout.
 * @type {readonly never[]} */
export const LOGOUT_OUTPUTS = /* @__PURE__ */ Object.freeze(/** @type {never[]} */ ([]));

/** How the lookup of the sessions went.
 * @type {readonly import("../types/contract.js").Lookup[]} */
export const LOOKUPS = /* @__PURE__ */ Object.freeze(["failed", "ok", "partial", "skipped"]);

/** What a node, as it is set, needs the directory to know or to be able to do.
 * @type {readonly import("../types/contract.js").Need[]} */
export const NEEDS = /* @__PURE__ */ Object.freeze(["clientIds", "deviceId", "endsSession", "expiresAt", "lastActiveAt"]);

/** The types of the nodes.
 * @type {readonly import("../types/contract.js").NodeType[]} */
export const NODE_TYPES = /* @__PURE__ */ Object.freeze(["data-query", "force-logout", "logout"]);

/** How a number is compared with a limit.
 * @type {readonly import("../types/contract.js").Operator[]} */
export const OPERATORS = /* @__PURE__ */ Object.freeze([">=", ">", "<=", "<", "==", "!="]);

/** Which sessions an excess is taken from first. Ties go by `(createdAt, id)`.
 * @type {readonly import("../types/contract.js").EndOrder[]} */
export const ORDERS = /* @__PURE__ */ Object.freeze(["leastRecentlyUsed", "oldestCreated", "soonestExpiring"]);

/** What became of a session.
 * @type {readonly import("../types/contract.js").Status[]} */
export const RECEIPT_STATUSES = /* @__PURE__ */ Object.freeze(["alreadyGone", "failed", "revoked", "skippedNewer"]);

/** Why Force Logout refuses. Nothing was ended, but for `revokeFailed`.
 * @type {readonly import("../types/contract.js").Refusal[]} */
export const REFUSALS = /* @__PURE__ */ Object.freeze(["lookupFailed", "noCurrentSession", "noRoomMade", "revokeFailed", "superseded"]);

/** Those that happened on a session that was there already.
 * @type {readonly ("refresh" | "sso" | "stepUp")[]} */
export const RENEWING_TRIGGERS = /* @__PURE__ */ Object.freeze(["refresh", "sso", "stepUp"]);

/** The answer to one request.
 * @type {readonly import("../types/contract.js").Reply["type"][]} */
export const REPLY_TYPES = /* @__PURE__ */ Object.freeze(["listed", "ended", "failed"]);

/** One thing to do or find out. Imperative: nothing has happened yet.
 * @type {readonly import("../types/contract.js").Request["type"][]} */
export const REQUEST_TYPES = /* @__PURE__ */ Object.freeze(["endCurrentSession", "listSessions", "revokeSession"]);

/** Those after which asking again may help.
 * @type {readonly ("rateLimited" | "timeout" | "unavailable")[]} */
export const RETRYABLE_FAULT_CODES = /* @__PURE__ */ Object.freeze(["rateLimited", "timeout", "unavailable"]);

/** Whether sessions on the login's own trusted device fill a slot.
 * @type {readonly import("../types/contract.js").SameDevice[]} */
export const SAME_DEVICE_MODES = /* @__PURE__ */ Object.freeze(["count", "replace"]);

/** Whose sessions a node is about.
 * @type {readonly import("../types/contract.js").Scope[]} */
export const SCOPES = /* @__PURE__ */ Object.freeze(["client", "subject"]);

/** The kinds of sessions that are known.
 * @type {readonly ("full" | "anonymous" | "devicePending" | "forgotPassword" | "impersonation" | "mfaPending" | "pin")[]} */
export const SESSION_KINDS = /* @__PURE__ */ Object.freeze(["full", "anonymous", "devicePending", "forgotPassword", "impersonation", "mfaPending", "pin"]);

/** Those by which a session came into existence.
 * @type {readonly ("login" | "recovery" | "registration")[]} */
export const SESSION_MAKING_TRIGGERS = /* @__PURE__ */ Object.freeze(["login", "recovery", "registration"]);

/** Why nobody had to ask.
 * @type {readonly import("../types/contract.js").Skipped[]} */
export const SKIP_REASONS = /* @__PURE__ */ Object.freeze(["renewalWithoutSession", "triggerNotRestricted"]);

/** Whether a session counts, or why not.
 * @type {readonly import("../types/contract.js").Standing[]} */
export const STANDINGS = /* @__PURE__ */ Object.freeze(["counted", "current", "expired", "interim", "newer", "otherClass", "otherClient", "replaced", "sameDevice"]);

/** How many of the pre-existing sessions end, and who says which.
 * @type {readonly import("../types/contract.js").Strategy[]} */
export const STRATEGIES = /* @__PURE__ */ Object.freeze(["all", "chosen", "excess", "sameDevice"]);

/** What happened.
 * @type {readonly import("../types/contract.js").Trigger[]} */
export const TRIGGERS = /* @__PURE__ */ Object.freeze(["impersonation", "login", "recovery", "refresh", "registration", "sso", "stepUp"]);

/** Why a session may not be renewed.
 * @type {readonly import("../types/contract.js").Unfinished[]} */
export const UNFINISHED_STATES = /* @__PURE__ */ Object.freeze(["denied", "expired", "paused"]);

/** The ways out of each node; none of one that ends the flow. */
export const OUTPUTS = /* @__PURE__ */ Object.freeze({
  "data-query": DATA_QUERY_OUTPUTS,
  "force-logout": FORCE_LOGOUT_OUTPUTS,
  "logout": LOGOUT_OUTPUTS,
});

/** The class of every denial. It is no failed login and feeds no lockout counter. */
export const DENIAL_CLASS = "policyDenied";

/** How far after `now` a creation time may lie before it is treated as missing, in milliseconds. */
export const FUTURE_TOLERANCE_MS = 300000;

/** How the path of every limit begins. */
export const LIMIT_PATH_ROOT = "/attributes/";

/** The deepest nesting that a node reads. */
export const MAX_DEPTH = 32;

/** The longest identifier, in UTF-8 bytes. */
export const MAX_ID_BYTES = 256;

/** The longest list that a node reads. */
export const MAX_ITEMS = 10001;

/** The most linked subjects of one person. */
export const MAX_LINKED_SUBJECTS = 32;

/** The largest limit, and the latest time in milliseconds: what every host holds exactly. */
export const MAX_SAFE_COUNT = 9007199254740991;

/** The most sessions in one listing; a host that has more passes these on as a lower bound. */
export const MAX_SESSIONS = 10000;
