/**
 * @file What a user of the Actions sees as types. The published declarations are made of this file, so that it names
 * nothing but the contract.
 *
 * @typedef {import("../../../nodes/types/contract.js").Class} Class
 * @typedef {import("../../../nodes/types/contract.js").EndOrder} EndOrder
 * @typedef {import("../../../nodes/types/contract.js").FailureMode} FailureMode
 * @typedef {import("../../../nodes/types/contract.js").Field} Field
 * @typedef {import("../../../nodes/types/contract.js").Operator} Operator
 * @typedef {import("../../../nodes/types/contract.js").Rule} Rule
 * @typedef {import("../../../nodes/types/contract.js").Scope} Scope
 * @typedef {import("../../../nodes/types/contract.js").Strategy} Strategy
 * @typedef {import("../../../nodes/types/contract.js").Trigger} Trigger
 */

/**
 * Settings of every pattern.
 *
 * @typedef {object} CommonSettings
 * @property {string} [name] of the flow: it keeps its marks apart, so two Actions with different flows need two. The
 *   pattern's name unless given
 * @property {number | string} [version] of the flow; 1
 * @property {Field} [field] what is counted; `activeSessionCount`
 * @property {Operator} [operator] how it is compared with the limit; `>=`
 * @property {Rule} [rule] in place of field, operator and limit
 * @property {Trigger[]} [triggers] what has to have happened; login, registration, recovery
 * @property {boolean} [recheckOnRenewal] whether renewals are decided too; false
 * @property {Class[]} [classes] of the sessions that count; both
 * @property {FailureMode} [onLookupFailure] `closed`: a login is denied where nobody can be counted; `open`
 * @property {FailureMode} [onPartialLookup] the same for a list that is not whole; `open`
 * @property {"allow" | "deny"} [onNoSession] a login without a session (a password grant); `allow`
 * @property {boolean} [reportOnly] nothing happens, and the record says what would have; false
 * @property {boolean} [explain] whether the facts list every session; true
 * @property {{ claims?: Record<string, unknown> }} [accessToken] what the token is to carry
 * @property {"management" | "stamps"} [sessions] where sessions are listed: by the Management API (Enterprise), or as stamps in
 *   `app_metadata` (any plan); `management`
 * @property {"user" | "session"} [marks] where it is kept that a session was let in: in `app_metadata`, or in the session's
 *   own metadata (Enterprise, early access); `user`
 * @property {"revoke" | "delete"} [end] how a session is ended: with its refresh tokens, or without; `revoke`
 * @property {string} [namespace] of the claim that carries the session's stamp: a URL of yours; no claim unless given
 * @property {FlowSource} [flowFrom] where the flow is read from, so that a change applies to the next login; what is in the code
 *   stands in where nothing good is found
 * @property {Page} [page] what asks: warn's, or that of a flow from elsewhere
 * @property {Factor[]} [factors] that re-verify takes, by Auth0's names; `["otp"]`
 * @property {number} [installedAt] sessions from before count as let in, epoch ms; none
 * @property {number} [stampDays] with stamps: how long a session lasts at most in this tenant; 30
 * @property {number} [budgetMs] how long one run may wait for Auth0, of the 20 seconds that it has; 8,000
 *
 * Settings of the patterns that end other sessions.
 *
 * @typedef {object} EndingSettings
 * @property {Strategy} [strategy] which of them end; `all`
 * @property {EndOrder} [order] which go first, where not all go; `oldestCreated`
 * @property {FailureMode} [onRevokeFailure] `closed`: a login is denied where a session could not be ended; `open`
 *
 * @typedef {object} ScopeSetting
 * @property {Scope} [scope] all sessions of the person, or those at the login's client; `subject`
 *
 * @typedef {object} WaitingSettings
 * @property {number} [pauseMs] how long the person may take; 600,000
 * @property {"silent" | "deny" | "allow"} [whenNonInteractive] where nobody can be asked; `silent` for warn, `deny` for re-verify
 *
 * @typedef {{ pattern: "warn", limit: Limit, page: Page } & CommonSettings & EndingSettings & ScopeSetting & WaitingSettings} WarnOptions
 * @typedef {{ pattern: "silent", limit: Limit } & CommonSettings & EndingSettings & ScopeSetting} SilentOptions
 * @typedef {{ pattern: "reVerify", limit: Limit } & CommonSettings & EndingSettings & ScopeSetting & WaitingSettings} ReVerifyOptions
 * @typedef {{ pattern: "block", limit: Limit, rescue?: undefined } & CommonSettings & ScopeSetting} BlockOptions
 * @typedef {{ pattern: "block", limit: Limit, rescue: "reVerify" } & CommonSettings & EndingSettings & ScopeSetting & WaitingSettings} RescueOptions
 *
 * A whole flow document, as the playground draws it, in place of the pattern, its limit and its settings.
 *
 * @typedef {{ flow: FlowDocument, pattern?: undefined, limit?: undefined } & ActionSettings} FlowOptions
 * @typedef {Pick<CommonSettings, "sessions" | "marks" | "end" | "namespace" | "flowFrom" | "page" | "factors" | "installedAt" | "stampDays" | "budgetMs">} ActionSettings
 *
 * @typedef {WarnOptions | SilentOptions | ReVerifyOptions | BlockOptions | RescueOptions | FlowOptions} Options
 */

/**
 * How many sessions there may be before a login is restricted: an integer of at least 1, or where one is read from.
 *
 * @typedef {number | LimitSource} Limit
 *
 * Secrets and the metadata of clients are texts, an integer each; `clients` are the ids whose metadata count: where
 * anybody may register a client, anybody writes its metadata. In the user's `app_metadata`, which `appMetadata` points into
 * like `/plan/seats`, it is a number.
 *
 * @typedef {LimitDefault & (SecretLimit | ClientLimit | UserLimit)} LimitSource
 *
 * @typedef {object} LimitDefault
 * @property {number} default where nothing good is found
 * @property {number} [max] more is taken for this; no bound unless given
 *
 * @typedef {{ secret: string, clientMetadata?: undefined, clients?: undefined, appMetadata?: undefined }} SecretLimit
 * @typedef {{ clientMetadata: string, clients: string[], secret?: undefined, appMetadata?: undefined }} ClientLimit
 * @typedef {{ appMetadata: string, secret?: undefined, clientMetadata?: undefined, clients?: undefined }} UserLimit
 *
 * A hosted Form by its id, or a page of yours.
 *
 * @typedef {{ form: string, url?: undefined } | { url: string, form?: undefined }} Page
 *
 * @typedef {"otp" | "email" | "phone" | "push-notification" | "webauthn-roaming" | "webauthn-platform" | "recovery-code"} Factor
 *
 * @typedef {object} SignedSource
 * @property {string} url `https:`; its host is the only one that is asked
 * @property {{ kty: string, alg: "ES256" | "EdDSA", [member: string]: unknown }} key the public key as a JWK
 * @property {false} [unsignedFlow]
 *
 * @typedef {object} UnsignedSource
 * @property {string} url `https:`; who controls it controls who may log in
 * @property {undefined} [key]
 * @property {true} unsignedFlow the document comes without a signature
 *
 * @typedef {object} SourceSettings
 * @property {number} [minVersion] older documents are refused; 0
 * @property {typeof globalThis.fetch} [fetch] in place of the global one
 *
 * @typedef {(SignedSource | UnsignedSource) & SourceSettings} FlowSource
 *
 * @typedef {object} FlowDocument
 * @property {string} name
 * @property {number | string} version
 * @property {Array<{ id: string, type: string, config?: object, position?: object }>} nodes
 * @property {Array<{ source: string, sourceHandle: string, target: string, id?: string, targetHandle?: string }>} edges
 * @property {number} [pauseMs]
 * @property {"allow" | "deny"} [onNoSession]
 * @property {"silent" | "deny" | "allow"} [whenNonInteractive]
 * @property {boolean} [reportOnly]
 */

/**
 * What Auth0 calls. `event` and `api` are Auth0's own.
 *
 * @callback PostLogin
 * @param {object} event
 * @param {object} api
 * @returns {Promise<void>}
 *
 * @typedef {object} LoginAction
 * @property {PostLogin} onExecutePostLogin decides a login, or a renewal
 * @property {PostLogin} onContinuePostLogin the person comes back from the page
 *
 * @typedef {object} ChallengeAction
 * @property {PostLogin} onExecutePostLogin takes the result of the challenge
 */

export {};
