/** @file The shapes of the node contract. Generated from the Rust types: `cargo run -p xtask -- types`. */

export type AttributePath = string;

/** Who uses a session. */
export type Class = "interactive" | "service";

/** A device as a person would name it. Nothing in it singles a device out. */
export type CoarseDevice = {
  /** The browser's family, `other` where it isn't known. */
  browser: string;
  /** The operating system's family, `other` where it isn't known. */
  os: string;
};

/** One comparison, with what it was made of. */
export type Comparison = {
  /** The number; a lower bound where the list is not whole. */
  count: number;
  /** What was counted. */
  field: Field;
  /** Whether it holds; nothing where the list doesn't tell. */
  holds: boolean | null;
  /** The limit that held for this login. */
  limit: number;
  /** Where the limit came from. */
  limitSource: LimitSource;
  /** How it was compared. */
  operator: Operator;
};

/** An error with the place that it is about. */
export type ContractError = {
  /** What went wrong. */
  code: ErrorCode;
  /** What was expected, for a person: lower case, no final stop. */
  message: string;
  /** A JSON pointer into the config, or into `{login, inputs, replies}`. */
  path: string;
};

/** An integer from 1 to 2^53 - 1. */
export type Count = number;

/** The session that this login created. */
export type Current = {
  createdAt?: Timestamp;
  id: Id;
  listed?: boolean;
  replaces?: Id;
  type: "session";
  unfinished?: Unfinished;
} | {
  at: Timestamp;
  type: "pending";
} | {
  type: "none";
};

/** The settings of Data Query. */
export type DataQueryConfig = {
  /** The classes of sessions that are counted; left out: both. */
  classes?: Class[] | null;
  /** Whether the facts list every session. The decision never changes. */
  explain?: boolean;
  /** Without a list: `open` takes `false`, `closed` takes `true`. */
  onLookupFailure?: FailureMode;
  /** With a list that is not whole and does not decide the rule: as above. */
  onPartialLookup?: FailureMode;
  /** Whether `sso` and `refresh` are decided too: heals what a stale list let through. */
  recheckOnRenewal?: boolean;
  /** The rule that is asked about. */
  rule: Rule;
  /** Whether sessions on the login's own trusted device fill a slot. */
  sameDevice?: SameDevice;
  /** What has to have happened; anything else takes `false` without a lookup. */
  triggers?: Trigger[];
};

/** What explains a decision. */
export type DataQueryFacts = {
  /** The pre-existing sessions; a lower bound where the lookup was partial. */
  activeSessionCount?: number;
  /** Whether a failure mode decided, and not the rule. */
  byFailureMode: boolean;
  /** Every comparison that was made. */
  comparisons: Comparison[];
  /** Whether the login's device id was found to tell nothing apart, and not used. */
  constantDevice: boolean;
  /** How the lookup went. */
  lookup: Lookup;
  /** Every listed session, explained; left out where the config says so. */
  sessions?: SessionFact[];
  /** What happened, as it was taken. */
  trigger: Trigger;
  /** Why it failed, was partial or was skipped. */
  why?: Why;
};

/** Either more is needed, or the node is done. */
export type DataQueryStep = {
  /** What happened, for whoever listens. */
  events: Event[];
  /** What explains the decision. */
  facts: DataQueryFacts;
  /** The way out that it takes. */
  output: "true" | "false";
  type: "done";
} | {
  /** What to perform; one node's requests of one step may run side by side. */
  requests: Request[];
  type: "request";
};

/** What became of the session of a denied login. */
export type Denial = "deniedButSessionAlive" | "ended" | "keptElsewhere" | "noSession";

/** Where a session lives, as far as the directory knows. */
export type Device = {
  /** A stable id of the device. */
  id?: Id | null;
  /** The address that it was last seen at. */
  ip?: string | null;
  /** The agent's own description of itself. */
  userAgent?: string | null;
};

/** Why a session was displaced. */
export type DisplacedReason = {
  /** When, epoch milliseconds. */
  at: number;
  /** The newcomer, as coarsely as a person would name it. */
  by: CoarseDevice;
  /** How. */
  code: Displacement;
};

/** How a session was displaced. */
export type Displacement = "displacedByLogin" | "replacedOnDevice";

/** Which sessions an excess is taken from first. Ties go by `(createdAt, id)`. */
export type EndOrder = "leastRecentlyUsed" | "oldestCreated" | "soonestExpiring";

/** What went wrong. The caller may branch on it; the words never change. */
export type ErrorCode = "invalidConfig" | "invalidLogin" | "invalidReply" | "loginUnfinished" | "notAuthenticated";

/** Something that this run did to a session or a login. */
export type Event = {
  /** Always `policyDenied`. */
  class: "policyDenied";
  type: "loginDenied";
} | {
  /** Why, for the program that finds itself logged out. */
  reason: DisplacedReason;
  /** The session that ended. */
  sessionId: string;
  /** Whose it was. */
  subject: string;
  type: "sessionDisplaced";
};

/** What happens to the login when something fails. */
export type FailureMode = "closed" | "open";

/** Why a request could not be performed. */
export type FaultCode = "forbidden" | "invalid" | "notFound" | "rateLimited" | "timeout" | "unavailable";

/** The way out that is taken when the module itself fails. */
export type FaultOutput = {
  /** Where the setting is `closed`; none means that the login is denied. */
  closed: string | null;
  /** Where the setting is `open` or missing; none means that the login is denied. */
  open: string | null;
  /** The reason that goes with the way out `refused`. */
  reason: string;
  /** The setting that chooses between the two; none where there is no choice. */
  setting: string | null;
};

/** What is counted, among the pre-existing sessions. */
export type Field = "activeSessionCount" | "activeSessionCountForClient" | "distinctDeviceCount" | "distinctIpCount";

/** What a reader should know of a session beside its standing. */
export type Flag = "createdInFuture" | "noClientIds" | "noCreatedAt" | "unknownKind";

/** The settings of Force Logout. All of them have defaults. */
export type ForceLogoutConfig = {
  /** The classes of sessions that are ended; left out: both. */
  classes?: Class[] | null;
  /** Whether the facts list every session. The decision never changes. */
  explain?: boolean;
  /** How many sessions may remain, the current one included. `excess` and `chosen` need it. */
  limit?: LimitValue | null;
  /** Without a list: `open` ends nothing and goes on, `closed` refuses. */
  onLookupFailure?: FailureMode;
  /** With a list that is not whole: `open` ends what is known, `closed` refuses. */
  onPartialLookup?: FailureMode;
  /** Where a session could not be ended: `open` goes on, `closed` refuses. */
  onRevokeFailure?: FailureMode;
  /** Which of them go first, where not all go. */
  order?: EndOrder;
  /** Whether sessions on the login's own trusted device are ended beside, and fill no slot. */
  sameDevice?: SameDevice;
  /** Whether only sessions at the login's client are ended. */
  scope?: Scope;
  /** How many of the pre-existing sessions end. */
  strategy?: Strategy;
};

/** What explains what was done. */
export type ForceLogoutFacts = {
  /** Whether a failure mode let the login go on. */
  byFailureMode: boolean;
  /** How the lookup went. */
  lookup: Lookup;
  /** How many of the counted sessions had to end so that the limit holds. */
  mustEnd?: number;
  /** Why the node refused. */
  reason?: Refusal;
  /** What became of each session. */
  receipts: Receipt[];
  /** The sessions that could not be ended, for another try. */
  retry: string[];
  /** Every listed session, explained; left out, like `shown`, where the config says so. */
  sessions?: SessionFact[];
  /** The sessions that may be ended, as their owner may be shown them. */
  shown?: ShownSession[];
  /** Why it failed or was partial. */
  why?: FaultCode;
};

/** Either more is needed, or the node is done. */
export type ForceLogoutStep = {
  /** What happened, for whoever listens. */
  events: Event[];
  /** What explains the decision. */
  facts: ForceLogoutFacts;
  /** The way out that it takes. */
  output: "done" | "refused";
  type: "done";
} | {
  /** What to perform; one node's requests of one step may run side by side. */
  requests: Request[];
  type: "request";
};

/** An identifier: 1 to 256 bytes of UTF-8, compared byte by byte. */
export type Id = string;

/** Everything that a step depends on beside the node's config. */
export type Input = {
  /** By node id, what an earlier node of this run took from the person. */
  inputs?: Record<string, PersonInput>;
  /** The event that is decided. */
  login: Login;
  /** The answers to this node's requests so far, in order. */
  replies?: Reply[];
};

/** What sort of session it is; one that is not known here counts. */
export type Kind = string;

/** Where a limit came from. */
export type LimitSource = "config" | "default" | "max" | "path";

/** A limit as a config states it. */
export type LimitValue = Count | PathLimit;

/** The event that is decided. */
export type Login = {
  /** Facts about the account that a limit may be read from; own properties only. */
  attributes?: Record<string, unknown>;
  /** Whether the provider has verified who it is. A node refuses to run otherwise. */
  authenticated: boolean;
  /** The client that the login is for. */
  clientId?: Id | null;
  /** The session that this login created. */
  current: Current;
  /** The device that it comes from. */
  device?: LoginDevice | null;
  /** The idempotency key: the same login has the same id however often it is delivered. */
  id: Id;
  /** Whether a page can be shown to the person. */
  interactive: boolean;
  /** Further ids of the same person, at most 32. */
  linkedSubjects?: Id[];
  /** The time of the leg, epoch milliseconds. */
  now: Millis;
  /** The account's user id at the provider. */
  subject: Id;
  /** What happened. Missing together with the current session means a renewal, else a login. */
  trigger?: Trigger | null;
};

/** Where a login comes from. */
export type LoginDevice = {
  /** A stable id of the device. */
  id?: Id | null;
  /** The address that the login comes from. */
  ip?: string | null;
  /** Whether the host took that id from something signed or bound, never from a parameter. */
  trusted?: boolean;
  /** The agent's own description of itself. */
  userAgent?: string | null;
};

/** The settings of Logout. */
export type LogoutConfig = {
  /** What the login is denied: with `client`, a session that `sso` brings to a new client is
   * refused there and stays alive elsewhere; with `subject` it ends. */
  scope?: Scope;
};

/** What explains the denial. */
export type LogoutFacts = {
  /** Why it could not be ended. */
  cause?: FaultCode;
  /** Always `policyDenied`. */
  class: "policyDenied";
  /** What became of the session. */
  denial: Denial;
};

/** Either more is needed, or the node is done. */
export type LogoutStep = {
  /** What happened, for whoever listens. */
  events: Event[];
  /** What explains the decision. */
  facts: LogoutFacts;
  /** The way out that it takes. */
  output: null;
  type: "done";
} | {
  /** What to perform; one node's requests of one step may run side by side. */
  requests: Request[];
  type: "request";
};

/** How the lookup of the sessions went. */
export type Lookup = "failed" | "ok" | "partial" | "skipped";

/** What a node says of itself. */
export type Manifest = {
  /** The JSON Schema of its config. */
  config: Record<string, unknown>;
  /** One sentence on what it is for. */
  description: string;
  /** The node type, as flows name it. */
  name: string;
  /** What a host does when the module itself fails: an error or a trap. */
  onFault: FaultOutput;
  /** The named ways out; none for a node that ends the flow. */
  outputs: string[];
  /** The requests that it may make. */
  requests: string[];
  /** The name that people read. */
  title: string;
  /** The version of the module. */
  version: string;
};

/** A time that is known to be epoch milliseconds: an integer from 0 to 2^53 - 1. */
export type Millis = number;

/** What a node, as it is set, needs the directory to know or to be able to do. */
export type Need = "clientIds" | "deviceId" | "endsSession" | "expiresAt" | "lastActiveAt";

/** How a number is compared with a limit. */
export type Operator = ">=" | ">" | "<=" | "<" | "==" | "!=";

/** A limit that is read from the login. */
export type PathLimit = {
  /** Taken, and flagged, where no integer of at least 1 stands there. */
  default: Count;
  /** Taken, and flagged, where a larger number stands there. */
  max?: Count | null;
  /** A JSON pointer into the login; it begins with `/attributes/`. */
  path: AttributePath;
};

/** What a node took from the person. */
export type PersonInput = {
  /** The ids of the sessions that the person chose to end. */
  chosen?: Id[];
};

/** One row of the receipt. */
export type Receipt = {
  /** Why it could not be ended. */
  cause?: FaultCode;
  /** Whether its refresh tokens went too, where the directory says so. */
  refreshTokens?: boolean;
  /** Until when an access token of it may still be good, epoch milliseconds. */
  residualAccessUntil?: Timestamp;
  /** The session. */
  sessionId: string;
  /** What became of it. */
  status: Status;
  /** Whose it is. */
  subject: string;
};

/** Why Force Logout refuses. Nothing was ended, but for `revokeFailed`. */
export type Refusal = "lookupFailed" | "noCurrentSession" | "noRoomMade" | "revokeFailed" | "superseded";

/** The answer to one request. */
export type Reply = {
  partial?: FaultCode;
  sessions: Session[];
  type: "listed";
} | {
  refreshTokens?: boolean;
  residualAccessUntil?: Timestamp;
  type: "ended";
} | {
  error: FaultCode;
  retryAfterMs?: Timestamp;
  type: "failed";
};

/** One thing to do or find out. Imperative: nothing has happened yet. */
export type Request = {
  /** Why. */
  reason: string;
  /** Which one. */
  sessionId: string;
  type: "endCurrentSession";
} | {
  /** The subject and the linked subjects, each once. */
  subjects: string[];
  type: "listSessions";
} | {
  /** Which one. */
  sessionId: string;
  /** Whose it is. */
  subject: string;
  type: "revokeSession";
};

/** A comparison, or several that are combined. */
export type Rule = {
  /** At least one rule. */
  all: Rule[];
} | {
  /** At least one rule. */
  any: Rule[];
} | {
  /** What is counted. */
  field?: Field;
  /** How it is compared. */
  operator?: Operator;
  /** What it is compared with. */
  value: LimitValue;
};

/** Whether sessions on the login's own trusted device fill a slot. */
export type SameDevice = "count" | "replace";

/** Whose sessions a node is about. */
export type Scope = "client" | "subject";

/** One signed-in device or browser. All times are epoch milliseconds. */
export type Session = {
  /** Who uses it; `interactive` where it is left out. */
  class?: Class | null;
  /** The clients that it serves. Missing means not known: it then counts for every client. */
  clientIds?: Id[] | null;
  /** When it began. Missing sorts oldest. */
  createdAt?: Timestamp | null;
  /** Where it lives. */
  device?: Device | null;
  /** When it ends whatever happens. Missing means never. */
  expiresAt?: Timestamp | null;
  /** The provider's handle of this session; never a secret. */
  id: Id;
  /** When it ends if nothing happens. Missing means never. */
  idleExpiresAt?: Timestamp | null;
  /** What sort of session it is; `full` where it is left out. */
  kind?: Kind;
  /** When it was last seen. */
  lastActiveAt?: Timestamp | null;
  /** The account's user id at the provider. */
  subject: Id;
};

/** One session, explained. */
export type SessionFact = {
  /** What a reader should know beside. */
  flags?: Flag[];
  /** Its id. */
  id: string;
  /** Whether it counted, or why not. */
  standing: Standing;
};

/** A session as its owner may be shown it. */
export type ShownSession = {
  /** Its device, coarsely. */
  device: CoarseDevice;
  /** Its id, for the host only. */
  id: string;
  /** The day (UTC, its first millisecond) that it was last seen on, else that it began on. */
  lastSeenDay?: number;
};

/** Why nobody had to ask. */
export type Skipped = "renewalWithoutSession" | "triggerNotRestricted";

/** Whether a session counts, or why not. */
export type Standing = "counted" | "current" | "expired" | "interim" | "newer" | "otherClass" | "otherClient" | "replaced" | "sameDevice";

/** What became of a session. */
export type Status = "alreadyGone" | "failed" | "revoked" | "skippedNewer";

/** How many of the pre-existing sessions end, and who says which. */
export type Strategy = "all" | "chosen" | "excess" | "sameDevice";

/** A number that claims to be epoch milliseconds. It is kept as it came, so that a listing with
 * an impossible time is a failed lookup and not an unreadable message. */
export type Timestamp = number;

/** What happened. */
export type Trigger = "impersonation" | "login" | "recovery" | "refresh" | "registration" | "sso" | "stepUp";

/** Why a session may not be renewed. */
export type Unfinished = "denied" | "expired" | "paused";

/** Why there was no whole list. */
export type Why = FaultCode | Skipped;

/** By the type of a node: its config, its step, what explains its answer. */
export type Nodes = {
  "data-query": { config: DataQueryConfig; step: DataQueryStep; facts: DataQueryFacts };
  "force-logout": { config: ForceLogoutConfig; step: ForceLogoutStep; facts: ForceLogoutFacts };
  "logout": { config: LogoutConfig; step: LogoutStep; facts: LogoutFacts };
};

/** The type of a node, as a flow names it. */
export type NodeType = keyof Nodes;

/** What a node answers, whatever its type. */
export type Step = {
  /** What happened, for whoever listens. */
  events: Event[];
  /** What explains the decision. */
  facts: { [name: string]: unknown };
  /** The way out that it takes; none for a node that ends the flow. */
  output: string | null;
  type: "done";
} | {
  /** What to perform; one node's requests of one step may run side by side. */
  requests: Request[];
  type: "request";
};
