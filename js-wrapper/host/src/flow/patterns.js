/** @file From a pattern, a limit and options to the flow document. What each pattern does is said in `ready-made.js`. */

import { SeatkeeperError } from "../errors.js";
import { comparisons } from "../nodes/data-query.js";
import { under } from "../plain/pointer.js";
import { patternNamed, PATTERNS, READY_MADE } from "./ready-made.js";
import { FLOW_SETTINGS } from "./settings.js";

/** @typedef {import("./ready-made.js").Pattern} Pattern */

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

const RESCUES = `expected ${PATTERNS.flatMap((pattern) =>
  Object.keys(READY_MADE[pattern].rescues ?? {}).map(
    (rescue) => `\`${rescue}\`, for the pattern ${pattern}`,
  ),
).join("; ")}`;

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
  const name = patternNamed(pattern);
  if (name === undefined) refuse("/pattern", `expected one of ${PATTERNS.join(", ")}`);
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
  const { stages: usual, rescues = {} } = READY_MADE[name];
  if (rescue !== undefined && !Object.hasOwn(rescues, rescue)) refuse("/options/rescue", RESCUES);
  const stages = rescue === undefined ? usual : rescues[rescue];

  const pick = (of) =>
    Object.fromEntries(
      SETTINGS[of]
        .filter((name) => options[name] !== undefined)
        .map((name) => [name, options[name]]),
    );
  const rule = options.rule ?? { ...pick("rule"), value: limit };
  /** @type {Record<string, any>} */
  const ending = pick("force-logout");
  if (rescue !== undefined) ending.strategy = "excess";
  if (ending.strategy === "excess" || ending.strategy === "chosen") ending.limit = limit;
  const replaces = options.sameDevice === "replace";

  const nodes = [node("query", "data-query", { ...pick("data-query"), rule })];
  const edges = [];
  const wire = (source, sourceHandle, target) => edges.push({ source, sourceHandle, target });

  wire("query", "true", stages[0]?.id ?? "logout");
  stages.forEach(({ id, type, goesOn, denies }, index) => {
    nodes.push(node(id, type, type === "force-logout" ? ending : {}));
    wire(id, goesOn, stages[index + 1]?.id ?? "token");
    for (const output of denies) wire(id, output, "logout");
  });
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
  const { name: flowName = name, version = 1 } = options;
  return { name: flowName, version, ...pick("flow"), nodes, edges };
}

const node = (id, type, config) => ({ id, type, config });
