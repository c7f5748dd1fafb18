/** @file What each pattern takes: settings of the flow and of its nodes, by their own names. Undefined is as good as absent. */

/**
 * @typedef {import("@seatkeeper/nodes").DataQueryConfig} DataQueryConfig
 * @typedef {import("@seatkeeper/nodes").ForceLogoutConfig} ForceLogoutConfig
 * @typedef {import("./document.js").FlowSettings} FlowSettings
 */

/**
 * Every pattern.
 *
 * @typedef {object} CommonOptions
 * @property {string} [name] of the flow: marks are kept by it, so give each flow another; the pattern's name
 * @property {number | string} [version] of the flow; 1
 * @property {import("@seatkeeper/nodes").Field} [field] what is counted; `activeSessionCount`
 * @property {import("@seatkeeper/nodes").Operator} [operator] how it is compared with the limit; `>=`
 * @property {import("@seatkeeper/nodes").Rule} [rule] in place of field, operator and limit
 * @property {import("@seatkeeper/nodes").Trigger[]} [triggers] what has to have happened; `login`, `registration`, `recovery`
 * @property {boolean} [recheckOnRenewal] whether `sso` and `refresh` are decided too, which heals what a stale list let
 *   through; false
 * @property {import("@seatkeeper/nodes").Class[]} [classes] of the sessions that count; both
 * @property {import("@seatkeeper/nodes").SameDevice} [sameDevice] whether sessions on the login's own trusted device fill a
 *   slot, or are replaced; `count`
 * @property {import("@seatkeeper/nodes").Scope} [scope] all sessions of the person, or those at the login's client; `subject`
 * @property {import("@seatkeeper/nodes").FailureMode} [onLookupFailure] where there is no list; `open`
 * @property {import("@seatkeeper/nodes").FailureMode} [onPartialLookup] where the list is not whole; `open`
 * @property {import("@seatkeeper/nodes").FailureMode} [onRevokeFailure] where a session could not be ended; `open`
 * @property {boolean} [explain] whether the facts list every session; true
 * @property {FlowSettings["onNoSession"]} [onNoSession] a login without a session (a password grant); `allow`
 * @property {boolean} [reportOnly] nothing happens, and the record says what would have; false
 * @property {import("../result.js").Token} [accessToken] what the access token is to carry; nothing
 *
 * Where a page waits.
 *
 * @typedef {object} AskingOptions
 * @property {number} [pauseMs] how long the person may take, 1 to 3,600,000; 600,000
 *
 * Where some sessions end and others stay.
 *
 * @typedef {object} OrderOption
 * @property {import("@seatkeeper/nodes").EndOrder} [order] which go first, where not all go; `oldestCreated`
 *
 * @typedef {object} WarnOwn
 * @property {import("@seatkeeper/nodes").Strategy} [strategy] which sessions end; with `chosen` the person says; `all`
 * @property {FlowSettings["whenNonInteractive"]} [whenNonInteractive] where no page can be shown; `silent`
 *
 * @typedef {object} EndsUnasked
 * @property {Exclude<import("@seatkeeper/nodes").Strategy, "chosen">} [strategy] which sessions end; `all`
 *
 * @typedef {object} ProvesOwn
 * @property {"deny" | "allow"} [whenNonInteractive] where no page can be shown; `deny`
 *
 * @typedef {object} NoRescue
 * @property {undefined} [rescue]
 *
 * @typedef {object} Rescue who is blocked may prove who they are and take the oldest place
 * @property {"reVerify"} rescue
 *
 * @typedef {CommonOptions & AskingOptions & OrderOption & WarnOwn} WarnOptions
 * @typedef {CommonOptions & OrderOption & EndsUnasked} SilentOptions
 * @typedef {CommonOptions & AskingOptions & OrderOption & EndsUnasked & ProvesOwn} ReVerifyOptions
 * @typedef {CommonOptions & (NoRescue | (Rescue & AskingOptions & OrderOption & ProvesOwn))} BlockOptions
 *
 * By pattern, what it takes.
 *
 * @typedef {object} PatternOptions
 * @property {WarnOptions} warn
 * @property {SilentOptions} silent
 * @property {ReVerifyOptions} reVerify
 * @property {BlockOptions} block
 */

export {};
