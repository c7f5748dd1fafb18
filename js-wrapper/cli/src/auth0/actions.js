/** @file The Actions of a configuration: names, code, what each depends on, its secrets, and the scopes behind them. */
import { readFileSync } from "node:fs";
import { literal } from "./literal.js";

export const PACKAGE = "@seatkeeper/auth0-actions";
export const TRIGGER = Object.freeze({ id: "post-login", version: "v3" });
const RUNTIME = "node22";

export const OWN_SECRETS = Object.freeze(["domain", "clientId", "clientSecret", "seatkeeperKey"]);

/** In the order in which they are bound. */
const FIRST = { name: "seatkeeper", factory: "loginSharing" };
const SECOND = { name: "seatkeeper-after-challenge", factory: "afterChallenge" };
/** Ours by their names, whether this configuration has a use for them or not. */
export const OUR_NAMES = Object.freeze([FIRST.name, SECOND.name]);

/**
 * @typedef {object} Action
 * @property {string} name
 * @property {string} code
 * @property {string} runtime
 * @property {Array<{ id: string, version: string }>} supported_triggers
 * @property {Array<{ name: string, version: string }>} dependencies
 *
 * @param {any} options of the Action
 * @returns {Action[]}
 */
export const actionsOf = (options) =>
  [FIRST, ...(asksFactor(options) ? [SECOND] : [])].map(({ name, factory }) => ({
    ...{ name, code: codeOf(factory, options), runtime: RUNTIME },
    supported_triggers: [TRIGGER],
    dependencies: [{ name: PACKAGE, version: exactVersion() }],
  }));

/**
 * Whatever was called enters the code here and nowhere else, as one literal.
 *
 * @param {string} factory
 * @param {any} options
 */
export const codeOf = (factory, options) =>
  `const { ${factory} } = require("${PACKAGE}");\n\nmodule.exports = ${factory}(${literal(options)});\n`;

/** A challenge's result is seen by the next Action only: there have to be two. */
export const asksFactor = ({ pattern, rescue }) => pattern === "reVerify" || rescue === "reVerify";

/** @param {any} options @returns {string[]} the names of the secrets, those of the limit last */
export function secretNamesOf({ sessions, limit }) {
  const ofApi = sessions === "stamps" ? [] : ["domain", "clientId", "clientSecret"];
  return [...ofApi, "seatkeeperKey", ...(limit.secret ? [limit.secret] : [])];
}

/**
 * Of the application whose credentials the Action holds: what its calls need, and no more. Block ends its
 * own session only, by the Action's own means.
 *
 * @param {any} options
 * @returns {string[]}
 */
export function scopesOf({ pattern, rescue, sessions, end }) {
  if (sessions === "stamps") return [];
  if (pattern === "block" && rescue === undefined) return ["read:sessions"];
  const ofTokens = end === "delete" ? [] : ["delete:refresh_tokens"];
  return ["read:sessions", "delete:sessions", ...ofTokens];
}

/** A dependency without one takes what is newest at the moment it is added, whoever has published it. */
function exactVersion() {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const version = manifest.dependencies[PACKAGE];
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new TypeError(`${PACKAGE} is not pinned`);
  return version;
}
