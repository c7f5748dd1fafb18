/** @file What the host knows of Data Query beside its manifest: which limits it sets, and which of its settings are unwise. */

import { MAX_DEPTH } from "@seatkeeper/nodes/words";

/** @typedef {{ field: string, value: import("@seatkeeper/nodes").LimitValue, path: string }} Comparison */

/**
 * The comparisons of a rule, each with its place. None is nested deeper: the flow check would have refused it.
 *
 * @param {any} rule
 * @param {string} [path]
 * @returns {Comparison[]}
 */
export function comparisons(rule, path = "", depth = 0) {
  if (rule === null || typeof rule !== "object" || depth === MAX_DEPTH) return [];
  for (const several of ["all", "any"]) {
    if (!Array.isArray(rule[several])) continue;
    return rule[several].flatMap((inner, index) =>
      comparisons(inner, `${path}/${several}/${index}`, depth + 1),
    );
  }
  const { field = "activeSessionCount", value } = rule;
  return [{ field, value, path }];
}

export const dataQuery = Object.freeze({
  /** @param {any} config */
  limits: ({ rule }) => comparisons(rule, "/config/rule"),

  /** @param {import("./node-type.js").LintAbout & { config: { triggers?: unknown[] } }} about @returns {import("./node-type.js").Finding[]} */
  lint({ config, path, next }) {
    const found = [];
    if (config.triggers?.includes("login") === false) {
      const message = "`login` is not among them: who simply signs in is never restricted";
      found.push({ code: "loginsUnrestricted", path: `${path}/config/triggers`, message });
    }
    if (next("true").denies) {
      const message =
        "block without a rescue: who loses every device is locked out until a session expires";
      found.push({ code: "blockWithoutRescue", path, message });
    }
    return found;
  },
});
