/** @file The four ready-made flows: warn, silent, re-verify and block. */

import { SeatkeeperError } from "../errors.js";
import { comparisons } from "../nodes/data-query.js";
import { under } from "../plain/pointer.js";
import { FLOW_SETTINGS } from "./settings.js";

/** Which settings go to which node; the others are the flow's own. */
const SETTINGS = {
  "data-query": [
    "classes",
    "explain",
    "onLookupFailure",
    "onPartialLookup",
    "recheckOnRenewal",
    "sameDevice",
    "triggers",
  ],
  "force-logout": [
    "classes",
    "explain",
    "onLookupFailure",
    "onPartialLookup",
    "onRevokeFailure",
    "order",
    "sameDevice",
    "scope",
    "strategy",
  ],
  logout: ["scope"],
  flow: ["pauseMs", ...Object.keys(FLOW_SETTINGS)],
  rule: ["field", "operator"],
};
const OWN = ["accessToken", "name", "rescue", "rule", "version"];

/** What stands between the rule and Force Logout. */
const ASKS = { warn: "session-limit-page", silent: undefined, reVerify: "otp-verification" };
/** @typedef {"warn" | "silent" | "reVerify" | "block"} Pattern */

/** @type {readonly Pattern[]} */
export const PATTERNS = Object.freeze(["warn", "silent", "reVerify", "block"]);

/**
 * The flow of a pattern.
 *
 * @template {Pattern} P
 * @param {P} pattern
 * @param {import("@seatkeeper/nodes").LimitValue} limit a number, or where in the login it stands
 * @param {import("./pattern-options.js").PatternOptions[P]} [given] the options
 * @returns {import("./document.js").FlowDocument}
 * @throws {SeatkeeperError} `patternInvalid`
 */
export function patternFlow(pattern, limit, given) {
  return flowOf(pattern, limit, given);
}

/** @param {Pattern} pattern @param {any} limit @param {any} [given] @returns {import("./document.js").FlowDocument} */
function flowOf(pattern, limit, given = {}) {
  const refuse = (path, expected) => {
    throw new SeatkeeperError("patternInvalid", `\`${path}\`: ${expected}`, { path });
  };
  // The spelling of prose is as good.
  if (String(pattern) === "re-verify") return flowOf("reVerify", limit, given);
  if (!PATTERNS.includes(pattern)) refuse("/pattern", `expected one of ${PATTERNS.join(", ")}`);
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    refuse("/options", "expected an object");
  }
  const known = [...Object.values(SETTINGS).flat(), ...OWN];
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) refuse(under("/options", stranger), "is not a known option");
  // What is null is as good as absent, here as in a node's config.
  const stated = Object.entries(given).filter(([, value]) => value !== null);
  const options = Object.fromEntries(stated);
  const { rescue } = options;
  if (rescue !== undefined && (rescue !== "reVerify" || pattern !== "block")) {
    refuse("/options/rescue", "expected `reVerify`, for the pattern block");
  }

  const pick = (of) =>
    Object.fromEntries(
      SETTINGS[of]
        .filter((name) => options[name] !== undefined)
        .map((name) => [name, options[name]]),
    );
  const rule = options.rule ?? { ...pick("rule"), value: limit };
  const rescued = pattern === "block" && rescue === "reVerify";
  /** @type {Record<string, any>} */
  const ending = { ...pick("force-logout"), ...(rescued && { strategy: "excess" }) };
  if (ending.strategy === "excess" || ending.strategy === "chosen") ending.limit = limit;
  const asks = rescued ? "otp-verification" : ASKS[pattern];
  const replaces = options.sameDevice === "replace";

  const nodes = [node("query", "data-query", { ...pick("data-query"), rule })];
  const edges = [];
  const wire = (source, sourceHandle, target) => edges.push({ source, sourceHandle, target });

  if (asks === "session-limit-page") {
    nodes.push(node("page", asks, {}));
    wire("query", "true", "page");
    wire("page", "continue", "force-logout");
    wire("page", "cancel", "logout");
  } else if (asks === "otp-verification") {
    nodes.push(node("otp", asks, {}));
    wire("query", "true", "otp");
    wire("otp", "verified", "force-logout");
    wire("otp", "failed", "logout");
    wire("otp", "unavailable", "logout");
  } else {
    wire("query", "true", pattern === "block" ? "logout" : "force-logout");
  }
  if (asks !== undefined || pattern === "silent") {
    nodes.push(node("force-logout", "force-logout", ending));
    wire("force-logout", "done", "token");
    wire("force-logout", "refused", "logout");
  }
  if (replaces) {
    const { strategy: _, limit: __, ...same } = ending;
    nodes.push(node("same-device", "force-logout", { ...same, strategy: "sameDevice" }));
    wire("query", "false", "same-device");
    wire("same-device", "done", "token");
    wire("same-device", "refused", "logout");
  } else {
    wire("query", "false", "token");
  }
  const denies = edges.some(({ target }) => target === "logout");
  // A session that is refused at one client stays alive at the others.
  const ofClient = comparisons(rule).some(({ field }) => field === "activeSessionCountForClient");
  if (denies) {
    nodes.push(
      node("logout", "logout", { ...(ofClient && { scope: "client" }), ...pick("logout") }),
    );
  }
  nodes.push(node("token", "access-token-config", options.accessToken ?? {}));
  nodes.push(node("success", "success", {}));
  wire("token", "done", "success");
  const { name = pattern, version = 1 } = options;
  return { name, version, ...pick("flow"), nodes, edges };
}

const node = (id, type, config) => ({ id, type, config });
