/** @file Seatkeeper as Auth0 post-login Actions. */
import { createActions } from "./actions.js";

/**
 * The Action of a pattern, ready for `module.exports`. Nothing happens before the first login: what is
 * wrong with the options is one line in the log of each login, and the login passes as after a failed
 * lookup.
 *
 * @param {import("./settings.js").Options} options
 */
export const loginSharing = (options) => {
  const { decide, goOn } = createActions(options);
  return { onExecutePostLogin: decide, onContinuePostLogin: goOn };
};

/**
 * The second Action of re-verify: a challenge's result is seen by the next Action only. It takes the
 * same options as the first.
 *
 * @param {import("./settings.js").Options} options
 */
export const afterChallenge = (options) => ({ onExecutePostLogin: createActions(options).verify });
