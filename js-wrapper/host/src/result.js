/** @file What the host answers: a login is allowed, denied, or waits for its person. */

/**
 * The access token is to carry this: the config of the flow's `access-token-config`, as it stands.
 *
 * @typedef {Record<string, unknown>} Token
 *
 * @typedef {object} Allowed
 * @property {"allowed"} outcome
 * @property {Token} token
 * @property {boolean} [repeated] the same login, or the same answer, was there before: this is what came of
 *   it, and nothing was done
 * @property {import("./run/record.js").RunRecord} [record] of this leg; a repetition has none
 *
 * @typedef {object} Denied
 * @property {"denied"} outcome
 * @property {string} reason
 * @property {"policyDenied"} class it is no failed login
 * @property {boolean} [sessionAlive] the session of the login could not be ended
 * @property {boolean} [repeated]
 * @property {import("./run/record.js").RunRecord} [record]
 *
 * Proves which run the browser's answer belongs to. Hand it back to `resume`; it passes through the browser.
 *
 * @typedef {{ token: string, expiresAt: number }} Pause `expiresAt`: epoch ms
 *
 * What is the same of every login that waits. One that can't show a page gets neither `pause` nor `page`.
 *
 * @typedef {object} Waiting
 * @property {"paused"} outcome
 * @property {Pause} [pause]
 * @property {boolean} [repeated]
 * @property {import("./run/record.js").RunRecord} [record]
 *
 * What a page may say of a device: no id, no address, no agent string.
 *
 * @typedef {object} ShownDevice
 * @property {string} [handle] where the person chooses: what an answer calls it
 * @property {string} [browser]
 * @property {string} [os]
 * @property {string} [lastActiveDay] an ISO day
 *
 * @typedef {object} SessionLimitPage
 * @property {ShownDevice[]} devices that going on ends, or among which the person chooses
 * @property {number} [choose] so many of them must be chosen
 *
 * @typedef {object} OtpPage
 * @property {string} type of the factor: `totp`, `hotp`, or the engine's own
 * @property {number} digits of a code
 * @property {number} attemptsLeft
 *
 * @typedef {Waiting & { waitingFor: "session-limit-page", page?: SessionLimitPage & { again?: "noRoomMade" },
 *   reason?: "noRoomMade" }} WaitsForLimitPage `again`, `reason`: why the page is shown once more
 * @typedef {Waiting & { waitingFor: "otp-verification", page?: OtpPage & { again?: "wrongCode" },
 *   reason?: "wrongCode" }} WaitsForOtp
 *
 * An answer to each page.
 *
 * @typedef {{ output: "continue", chosen?: string[] } | { output: "cancel" }} SessionLimitAnswer
 * @typedef {{ code: string } | { output: "cancel" }} OtpAnswer
 */

/**
 * Told apart by `outcome`, and what waits by `waitingFor`. A node of your own that waits adds itself:
 * `Result<Waiting & { waitingFor: "my-page", page?: MyPage }>`.
 *
 * @template [Own=never]
 * @typedef {Allowed | Denied | WaitsForLimitPage | WaitsForOtp | Own} Result
 */

/**
 * The host, as `createSeatkeeper` makes it.
 *
 * @template [Own=never]
 * @typedef {object} Keeper
 * @property {(login: import("./admission/stated.js").StatableLogin) => Promise<Result<Own>>} login decides a login, or
 *   a renewal. Throws `invalidLogin`, `notAuthenticated`, `loginIdReused`, `loginInProgress`, `flowInvalid`, `portFailed`
 * @property {(answered: { token: unknown, answer: unknown, login: import("./admission/stated.js").StatableLogin }) => Promise<Result<Own>>} resume
 *   goes on with a run that waits; `login` as this request verified it. Throws `pauseForged`, `pauseExpired`,
 *   `pauseForeign`, `pauseReused`, `resumeInProgress`, `flowGone`, `answerInvalid`: nothing was ended
 * @property {(login: import("./admission/stated.js").StatableLogin) => Promise<import("./run/record.js").Would>} dryRun what a
 *   login would come to, as if nothing were known of its session: nobody is asked, ended or denied, and nothing is kept
 * @property {() => Promise<void>} sweep ends the sessions of runs that waited too long, or could not be ended before.
 *   Call it now and then
 * @property {() => Promise<import("./flow/compile.js").CompiledFlow>} flow as it stands, compiled
 */

export {};
