/** @file Seatkeeper as Auth0 post-login Actions. */
import { createAnswer } from "./answer.js";
import { createGate } from "./gate.js";
import { checkedAction } from "./options.js";
import { pauseKey } from "./pause.js";

/**
 * @typedef {import("./types.js").Options} Options
 * @typedef {import("./types.js").LoginAction} LoginAction
 * @typedef {import("./types.js").ChallengeAction} ChallengeAction
 * @typedef {import("./types.js").Limit} Limit
 * @typedef {import("./types.js").LimitSource} LimitSource
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Factor} Factor
 * @typedef {import("./types.js").FlowDocument} FlowDocument
 * @typedef {import("./types.js").FlowSource} FlowSource
 */

/**
 * The Action of a pattern, ready for `module.exports`. A mistake in the options is thrown here, before any login: try the
 * Action in the dashboard before it is deployed. What fails later lets the login pass, with one line in the log, unless
 * `onLookupFailure` is `closed`.
 *
 * @param {Options} options
 * @returns {LoginAction}
 */
export function loginSharing(options) {
  const { gate, answer } = createAction(options);
  return { onExecutePostLogin: gate.decide, onContinuePostLogin: answer.fromPage };
}

/**
 * The second Action of re-verify: a challenge's result is seen by the next Action only. It takes the
 * same options as the first.
 *
 * @param {Options} options
 * @returns {ChallengeAction}
 */
export function afterChallenge(options) {
  const { answer } = createAction(options);
  return { onExecutePostLogin: answer.fromChallenge };
}

/** @param {unknown} options */
function createAction(options) {
  const checked = checkedAction(options);
  const key = pauseKey(checked.name);
  const gate = createGate(checked, key);
  return { gate, answer: createAnswer(checked, key, gate) };
}
