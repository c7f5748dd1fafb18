/** @file What is legal in a flow, and unwise: said to whoever writes it, never in the way of a login. */

/**
 * @param {import("./compile.js").CompiledFlow} flow
 * @param {{ marksUnfinished?: boolean, boundsOtp?: boolean, passwordGrant?: boolean, sees?: string[],
 *   permits?: string[] }} [host] what the host can do, and what its provider permits
 * @returns {Array<{ code: string, path: string, message: string }>}
 */
export function lintFlow(flow, host = {}) {
  const { document, nodes } = flow;
  const found = [];
  const warn = (code, path, message) => found.push({ code, path, message });
  const types = new Set(document.nodes.map(({ type }) => type));
  const rules = document.nodes.flatMap(({ type, config }, index) =>
    type === "data-query" ? comparisons(config?.rule, `/nodes/${index}/config/rule`) : [],
  );

  if (rules.length === 0)
    warn("noRestriction", "/nodes", "no Data Query: the flow restricts nothing");
  document.nodes.forEach(({ id, type, config }, index) => {
    if (type !== "data-query") return;
    if (config.triggers?.includes("login") === false) {
      const message = "`login` is not among them: who simply signs in is never restricted";
      warn("loginsUnrestricted", `/nodes/${index}/config/triggers`, message);
    }
    const blocked = nodes.get(nodes.get(id).next.get("true"));
    if (blocked.type === "logout") {
      const message =
        "block without a rescue: who loses every device is locked out until a session expires";
      warn("blockWithoutRescue", `/nodes/${index}`, message);
    }
  });
  const limits = (field) =>
    rules.filter((rule) => (rule.field ?? "activeSessionCount") === field && isNumber(rule.value));
  const lowestUser = Math.min(...limits("activeSessionCount").map(({ value }) => value));
  for (const { value, path } of limits("activeSessionCountForClient")) {
    if (value > lowestUser) {
      warn("clientLimitAboveUserLimit", path, "the limit per client is above the limit per user");
    }
  }
  for (const { value, path } of rules) {
    if (!isNumber(value) && value?.max === undefined) {
      warn("pathWithoutMax", `${path}/value`, "a limit from the login has no `max`");
    }
  }
  if (document.reportOnly)
    warn("reportOnly", "/reportOnly", "nothing is restricted, only reported");
  const asks = types.has("session-limit-page") || types.has("otp-verification");
  if (asks && host.marksUnfinished === false) {
    warn(
      "unfinishedNotMarked",
      "/nodes",
      "the host can't tell an unfinished login from a finished one",
    );
  }
  if (types.has("otp-verification") && host.boundsOtp === false) {
    warn("otpUnbounded", "/nodes", "the host has no store: one-time passwords can be guessed");
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
  return found;
}

const isNumber = (value) => typeof value === "number";

/** @param {any} rule @param {string} path @returns {Array<{ field?: string, value: any, path: string }>} */
function comparisons(rule, path) {
  if (rule === undefined) return [];
  for (const several of ["all", "any"]) {
    if (rule[several]) {
      return rule[several].flatMap((inner, index) =>
        comparisons(inner, `${path}/${several}/${index}`),
      );
    }
  }
  return [{ ...rule, path }];
}
