/** @file The code of the Actions of a configuration, its secrets, and the scopes behind them. */
import { literal } from "./literal.js";

export const PACKAGE = "@seatkeeper/auth0-actions";

/**
 * Whatever was called enters the code here and nowhere else, as one literal.
 *
 * @param {string} factory
 * @param {any} options of the Action
 * @param {number} [indent] of the literal
 */
export const codeOf = (factory, options, indent) =>
  `const { ${factory} } = require("${PACKAGE}");\n\nmodule.exports = ${factory}(${literal(options, indent)});\n`;

/** @param {any} options @returns {string[]} what makes its Actions, in the order in which they are bound */
export const factoriesOf = (options) => [
  "loginSharing",
  ...(asksFactor(options) ? ["afterChallenge"] : []),
];

/** A challenge's result is seen by the next Action only: there have to be two. @param {any} options */
export const asksFactor = ({ flow, pattern, rescue }) =>
  flow === undefined
    ? pattern === "reVerify" || rescue === "reVerify"
    : hasNode(flow, "otp-verification");

/** @param {any} options @returns {string[]} the names of the secrets, those of the limit last */
export function secretNamesOf({ sessions, limit }) {
  const ofApi = sessions === "stamps" ? [] : ["domain", "clientId", "clientSecret"];
  return [...ofApi, "seatkeeperKey", ...(limit?.secret ? [limit.secret] : [])];
}

/**
 * Of the application whose credentials the Action holds: what its calls need, and no more. Who ends nobody
 * else ends its own session only, by the Action's own means.
 *
 * @param {any} options
 * @returns {string[]}
 */
export function scopesOf(options) {
  const { sessions, end } = options;
  if (sessions === "stamps") return [];
  if (!endsOthers(options)) return ["read:sessions"];
  const ofTokens = end === "delete" ? [] : ["delete:refresh_tokens"];
  return ["read:sessions", "delete:sessions", ...ofTokens];
}

const endsOthers = ({ flow, pattern, rescue }) =>
  flow === undefined ? pattern !== "block" || rescue !== undefined : hasNode(flow, "force-logout");

const hasNode = ({ nodes }, wanted) => nodes.some(({ type }) => type === wanted);
