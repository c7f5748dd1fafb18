/** @file What is legal in a flow, and unwise: said to whoever writes it, never in the way of a login. */

/**
 * What the host can do, and what its provider permits.
 *
 * @typedef {object} Surroundings
 * @property {boolean} [marksUnfinished] whether it can tell an unfinished login from a finished one; true
 * @property {boolean} [boundsOtp] whether it has a store, so that one-time passwords can't be guessed; true
 * @property {boolean} [passwordGrant] whether a client has it; false
 * @property {readonly string[]} [sees] the kinds of sessions that the directory shows; none
 * @property {readonly string[]} [permits] those that the provider makes; none
 *
 * @param {import("./compile.js").CompiledFlow} flow
 * @param {Surroundings} [host]
 * @returns {import("../nodes/node-type.js").Finding[]}
 */
export function lintFlow(flow, host = {}) {
  const { document } = flow;
  const nodes = [...flow.nodes.values()];
  const found = [];
  const warn = (code, path, message) => found.push({ code, path, message });
  const rules = nodes.flatMap(({ config, nodeType }, index) =>
    (nodeType.limits?.(config) ?? []).map((rule) => ({
      ...rule,
      path: `/nodes/${index}${rule.path}`,
    })),
  );

  if (rules.length === 0)
    warn("noRestriction", "/nodes", "no Data Query: the flow restricts nothing");
  for (const [index, node] of nodes.entries()) found.push(...ofNode(node, index, { flow, host }));
  /** @param {string} field @returns {Array<{ value: number, path: string }>} */
  const limits = (field) =>
    rules.flatMap(({ value, path, ...rule }) =>
      rule.field === field && typeof value === "number" ? [{ value, path }] : [],
    );
  const lowestUser = Math.min(...limits("activeSessionCount").map(({ value }) => value));
  for (const { value, path } of limits("activeSessionCountForClient")) {
    if (value > lowestUser) {
      warn("clientLimitAboveUserLimit", path, "the limit per client is above the limit per user");
    }
  }
  for (const { value, path } of rules) {
    if (typeof value !== "number" && value?.max === undefined) {
      warn("pathWithoutMax", `${path}/value`, "a limit from the login has no `max`");
    }
  }
  if (document.reportOnly)
    warn("reportOnly", "/reportOnly", "nothing is restricted, only reported");
  if (nodes.some(({ nodeType }) => nodeType.waits) && host.marksUnfinished === false) {
    warn(
      "unfinishedNotMarked",
      "/nodes",
      "the host can't tell an unfinished login from a finished one",
    );
  }
  if (host.passwordGrant && (document.onNoSession ?? "allow") === "allow") {
    const message = "a client with the password grant makes no session: it is never restricted";
    warn("passwordGrantUnrestricted", "/onNoSession", message);
  }
  for (const kind of host.permits ?? []) {
    if (!(host.sees ?? []).includes(kind)) {
      warn(
        "unseenSessions",
        "/nodes",
        `the directory doesn't see sessions of the kind \`${kind}\``,
      );
    }
  }
  // What several nodes of a kind say of the whole flow is said once.
  const said = found.map(({ path, message }) => `${path} ${message}`);
  return found.filter((_, index) => said.indexOf(said[index]) === index);
}

/** What a node says of its own settings and of what follows it. */
function ofNode({ config, next, nodeType }, index, { flow, host }) {
  return (
    nodeType.lint?.({
      config,
      path: `/nodes/${index}`,
      host,
      next(output) {
        const { type, nodeType: after } = flow.nodes.get(next.get(output));
        return { type, denies: after.denies, endsSessions: after.endsSessions };
      },
    }) ?? []
  );
}
