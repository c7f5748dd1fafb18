/** @file The code of the Actions of a configuration, its secrets, and the scopes behind them. */
import { literal } from "./literal.js";

export const PACKAGE = "@seatkeeper/auth0-actions";

/**
 * Of the options of an Action, what its code and its rights depend on.
 *
 * @typedef {object} Configuration
 * @property {string} [pattern]
 * @property {string} [rescue]
 * @property {{ nodes: Array<{ type: string }> }} [flow]
 * @property {number | { secret?: string }} [limit]
 * @property {string} [sessions]
 * @property {string} [end]
 */

/**
 * Whatever was called enters the code here and nowhere else, as one literal.
 *
 * @param {string} factory
 * @param {object} options of the Action
 * @param {number} [indent] of the literal
 */
export const codeOf = (factory, options, indent) =>
  `const { ${factory} } = require("${PACKAGE}");\n\nmodule.exports = ${factory}(${literal(options, indent)});\n`;

/** @param {Configuration} options @returns {string[]} what makes its Actions, in the order in which they are bound */
export const factoriesOf = (options) =>
  asksFactor(options) ? ["loginSharing", "afterChallenge"] : ["loginSharing"];

/** A challenge's result is seen by the next Action only: there have to be two. @param {Configuration} options */
export const asksFactor = ({ flow, pattern, rescue }) =>
  flow === undefined
    ? pattern === "reVerify" || rescue === "reVerify"
    : hasNode(flow, "otp-verification");

/** @param {Configuration} options @returns {string[]} the names of the secrets, those of the limit last */
export function secretNamesOf({ sessions, limit }) {
  const names = ["seatkeeperKey"];
  if (sessions !== "stamps") names.unshift("domain", "clientId", "clientSecret");
  if (typeof limit === "object" && limit.secret) names.push(limit.secret);
  return names;
}

/**
 * Of the application whose credentials the Action holds: what its calls need, and no more. Who ends nobody
 * else ends its own session only, by the Action's own means.
 *
 * @param {Configuration} options
 * @returns {string[]}
 */
export function scopesOf(options) {
  const { sessions, end } = options;
  if (sessions === "stamps") return [];
  if (!endsOthers(options)) return ["read:sessions"];
  const scopes = ["read:sessions", "delete:sessions"];
  if (end !== "delete") scopes.push("delete:refresh_tokens");
  return scopes;
}

/** @param {Configuration} options */
const endsOthers = ({ flow, pattern, rescue }) =>
  flow === undefined ? pattern !== "block" || rescue !== undefined : hasNode(flow, "force-logout");

/** @param {{ nodes: Array<{ type: string }> }} flow @param {string} wanted @returns {boolean} */
const hasNode = ({ nodes }, wanted) => nodes.some(({ type }) => type === wanted);
