/** @file What a scenario is, and what is printed of it: a line for each step. */

/**
 * @typedef {import("@seatkeeper/host").Pattern} Pattern
 * @typedef {import("@seatkeeper/host").PatternOptions} PatternOptions
 *
 * A pattern with its limit, in place of a whole flow. A rule among the options needs no limit.
 *
 * @typedef {{ [P in Pattern]: { pattern: P, limit?: import("@seatkeeper/host").Limit, options?: PatternOptions[P] } }} FlowsOfPatterns
 * @typedef {FlowsOfPatterns[Pattern]} PatternFlow
 *
 * @typedef {object} ScenarioLogin
 * @property {string} subject
 * @property {string | null} sessionId the one that it is about, and that it makes where there is none; null: without any
 * @property {string} [id] the login's own; one for each step
 * @property {boolean} [pending] the provider makes the session after the decision; false
 * @property {import("@seatkeeper/nodes").Trigger} [trigger] `login`
 * @property {string} [clientId]
 * @property {string[]} [linkedSubjects]
 * @property {boolean} [interactive] true
 * @property {boolean} [authenticated] true
 * @property {{ id?: string, trusted?: boolean, ip?: string, userAgent?: string }} [device]
 * @property {Record<string, unknown>} [attributes]
 * @property {number} [expiresAt] of the session that it makes, epoch ms; never
 *
 * @typedef {object} ScenarioAnswer of the person who was asked last about that session
 * @property {string} sessionId
 * @property {string} output `continue`, `cancel`, `verified` …
 * @property {string[]} [chosen] ids of sessions
 *
 * @typedef {object} ScenarioFault the next requests of that kind fail
 * @property {import("@seatkeeper/nodes").Request["type"]} request
 * @property {import("@seatkeeper/nodes").FaultCode} error
 * @property {number} [times] 1
 * @property {number} [retryAfterMs]
 *
 * @typedef {{ limit?: import("@seatkeeper/host").Limit, options?: Partial<PatternOptions[Pattern]> }} ScenarioChange of the
 *   pattern that is in force
 *
 * One thing that happens, `at` epoch ms.
 *
 * @typedef {{ at: number, login: ScenarioLogin }} LoginStep
 * @typedef {{ at: number, answer: ScenarioAnswer }} AnswerStep
 * @typedef {{ at: number, end: { sessionId: string } }} EndStep the session ends by itself
 * @typedef {{ at: number, change: ScenarioChange }} ChangeStep
 * @typedef {{ at: number, fail: ScenarioFault }} FailStep
 * @typedef {LoginStep | AnswerStep | EndStep | ChangeStep | FailStep} ScenarioStep
 *
 * @typedef {object} Scenario
 * @property {PatternFlow | import("@seatkeeper/host").FlowDocument} flow
 * @property {import("@seatkeeper/host").Session[]} [sessions] that are there before; none
 * @property {ScenarioStep[]} steps
 *
 * What came of a login, or of an answer.
 *
 * @typedef {object} DecisionLine
 * @property {number} at epoch ms
 * @property {string | null} sessionId
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [waitingFor] the type of the node that waits
 * @property {string} [reason]
 * @property {number} [activeSessionCount] that a Data Query found
 * @property {string[]} ended ids of sessions, sorted like the others
 * @property {string[]} failed to end
 * @property {string[]} alive of that person, afterwards
 *
 * @typedef {DecisionLine | EndStep | ChangeStep | FailStep} ScenarioLine
 */

export {};
