/** @file What a node's config comes to, in one line, whatever stands in it: a flow that is wrong is drawn too. */

import { SIGNS } from "../document/operator-signs.js";

/** @type {Record<string, (config: any) => string>} */
const SAYS = {
  "data-query": ({ rule }) => ruleText(rule),
  "force-logout": ({ strategy = "all", limit, scope }) =>
    ["ends", strategy, limit != null && `to ${valueText(limit)}`, atClient(scope)]
      .filter(Boolean)
      .join(" "),
  logout: ({ scope }) => `denies ${atClient(scope) || "the login"}`,
  "session-limit-page": () => "asks the person",
  "otp-verification": () => "asks for a code",
  "access-token-config": (config) => {
    const count = Object.keys(config).length;
    return count === 0 ? "adds nothing" : `sets ${count} ${count === 1 ? "field" : "fields"}`;
  },
  success: () => "allows the login",
};

/** @param {string} type @param {unknown} config @returns {string} */
export function summaryOf(type, config) {
  const isObject = config !== null && typeof config === "object" && !Array.isArray(config);
  return Object.hasOwn(SAYS, type) ? SAYS[type](isObject ? config : {}) : "is not known here";
}

/** What the line says, or what changes no decision. */
const TOLD = {
  "data-query": ["rule", "explain"],
  "force-logout": ["strategy", "limit", "scope", "explain"],
  logout: ["scope"],
};

/**
 * What else is set: unseen, it could turn a rule into none.
 *
 * @param {string} type
 * @param {unknown} config
 * @returns {string} nothing where that is all
 */
export function alsoSet(type, config) {
  const told = Object.hasOwn(TOLD, type) ? TOLD[type] : undefined;
  const isObject = config !== null && typeof config === "object" && !Array.isArray(config);
  if (told === undefined || !isObject) return "";
  const others = Object.keys(config).filter((name) => !told.includes(name));
  return others.length === 0 ? "" : `also set: ${others.sort().join(", ")}`;
}

const atClient = (scope) => (scope === "client" ? "at the client" : "");

function ruleText(rule, isInner = false) {
  if (rule === null || typeof rule !== "object") return "no rule yet";
  for (const [several, word] of [
    ["all", "and"],
    ["any", "or"],
  ]) {
    if (!Array.isArray(rule[several])) continue;
    const text = rule[several].map((inner) => ruleText(inner, true)).join(` ${word} `);
    return isInner ? `(${text})` : text || "no rule yet";
  }
  const { field = "activeSessionCount", operator = ">=", value } = rule;
  const sign = Object.hasOwn(SIGNS, operator) ? SIGNS[operator] : text(operator);
  return `${text(field)} ${sign} ${valueText(value)}`;
}

function valueText(value) {
  const isPath = value !== null && typeof value === "object" && typeof value.path === "string";
  if (!isPath) return text(value);
  const { path, default: usual, max } = value;
  const bound = max == null ? "" : `, at most ${text(max)}`;
  return `${text(usual)} unless ${path}${bound}`;
}

const text = (value) => (typeof value === "object" ? "…" : String(value ?? "?"));
