/** @file The limit of a flow document that has been checked: where it stands, and the same flow with another. */

/** What stands behind the way out `true` of the four patterns' Data Query. */
const PATTERNS = {
  "session-limit-page": "warn",
  "force-logout": "silent",
  "otp-verification": "reVerify",
  logout: "block",
};

const firstQuery = ({ nodes }) => nodes.find(({ type }) => type === "data-query");

/** @returns {any[]} the comparisons of a rule, however it combines them */
const comparisonsOf = (rule) => (rule.all ?? rule.any)?.flatMap(comparisonsOf) ?? [rule];

/**
 * What the first Data Query compares with first.
 *
 * @param {any} flow
 * @returns {number | undefined} nothing where there is no Data Query, or its limit comes from the login
 */
export function limitOf(flow) {
  const query = firstQuery(flow);
  const stated = query && comparisonsOf(query.config.rule)[0].value;
  return typeof stated === "number" ? stated : undefined;
}

/**
 * The same flow with another limit. A rule may compare other things with other numbers, and Force
 * Logout may leave another number alive: what was the limit changes, wherever it stands.
 *
 * @param {any} flow one that has a limit
 * @param {number} limit not checked: the nodes say whether it is one
 * @returns {any} a copy
 */
export function withLimit(flow, limit) {
  const before = limitOf(flow);
  const copy = structuredClone(flow);
  const change = (holder, name) => {
    if (holder[name] === before) holder[name] = limit;
  };
  for (const { type, config } of copy.nodes) {
    if (type === "data-query") {
      for (const comparison of comparisonsOf(config.rule)) change(comparison, "value");
    } else if (type === "force-logout" && config) {
      change(config, "limit");
    }
  }
  return copy;
}

/**
 * Which of the four patterns a flow goes by. Block with a rescue reads as re-verify: so it begins.
 *
 * @param {any} flow
 * @returns {import("@seatkeeper/host").Pattern | undefined}
 */
export function patternOf(flow) {
  const query = firstQuery(flow);
  const way = flow.edges.find(
    ({ source, sourceHandle }) => source === query?.id && sourceHandle === "true",
  );
  return PATTERNS[flow.nodes.find(({ id }) => id === way?.target)?.type];
}
