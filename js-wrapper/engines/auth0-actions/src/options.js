/** @file The options of an Action, checked when its three lines run: a mistake shows when it is loaded, not at somebody's login. */
import { patternFlow } from "@seatkeeper/host";
import {
  checkedOptions,
  kinds,
  MAX_DEPTH,
  PATTERN_SPELLINGS,
  plainCopy,
} from "@seatkeeper/host/kit";
import { FACTORS } from "./code/index.js";
import { checkedSource, pathOf } from "./limit.js";
import { checkPage, checkedPage } from "./page-option.js";
import { refuse } from "./refuse.js";
import { checkedFlowSource } from "./remote-flow.js";

const { either, integer, listOf, oneOf, record, text, time, usually } = kinds;
const FLOW = {
  code: /** @type {const} */ ("flowInvalid"),
  depth: MAX_DEPTH,
  bytes: 256 * 1024,
  path: "/flow",
};

/** What is the Action's own; every further option is one of the pattern. */
const OPTIONS = {
  pattern: oneOf(PATTERN_SPELLINGS),
  limit: either(integer(1), record),
  flow: record,
  sessions: usually(oneOf(["management", "stamps"]), "management"),
  marks: usually(oneOf(["user", "session"]), "user"),
  end: oneOf(["revoke", "delete"]),
  namespace: text,
  flowFrom: record,
  page: record,
  factors: usually(listOf(oneOf(FACTORS)), Object.freeze(["otp"])),
  installedAt: usually(time, 0),
  stampDays: usually(integer(1), 30),
  budgetMs: integer(1),
};
const OF_PATTERN = { expected: "a setting of the pattern", fits: () => true };

/**
 * @param {unknown} given
 * @returns {any} what was stated or is usual; `inCode` is the flow, `isDrawn` whether it is no pattern's, `name` what the
 *   Action goes by in its own code
 * @throws {import("@seatkeeper/host").SeatkeeperError} `optionsInvalid`, `patternInvalid`, `flowInvalid`
 */
export function checkedAction(given) {
  const others = namesOf(given).filter((name) => !Object.hasOwn(OPTIONS, name));
  const ofPattern = Object.fromEntries(others.map((name) => [name, OF_PATTERN]));
  const options = checkedOptions(given, { ...OPTIONS, ...ofPattern });
  const { pattern, limit, flow, page, flowFrom } = options;
  const settings = Object.fromEntries(
    others.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
  const inCode =
    flow === undefined
      ? flowOf(pattern, limit, settings)
      : aloneFlow(flow, { pattern, limit, ...settings });
  const checked = {
    ...options,
    inCode,
    isDrawn: flow !== undefined,
    name: flow === undefined ? (settings.name ?? pattern) : inCode.name,
    page: page === undefined ? undefined : checkedPage(page),
    flowFrom: flowFrom === undefined ? undefined : checkedFlowSource(flowFrom),
  };
  checkPage(inCode, page);
  return Object.freeze(checked);
}

/** Whether a login is denied where nobody can be counted. @param {any} options checked */
export const isClosed = ({ inCode: { nodes } }) =>
  Array.isArray(nodes) && nodes.some((node) => node?.config?.onLookupFailure === "closed");

function flowOf(pattern, limit, settings) {
  if (pattern === undefined) refuse("/pattern", `is missing: expected ${OPTIONS.pattern.expected}`);
  if (limit === undefined) refuse("/limit", "is missing: expected a number, or where it is read");
  const stated = typeof limit === "object" ? pathOf(checkedSource(limit)) : limit;
  return patternFlow(pattern, stated, settings);
}

/** What the flow says itself can't be said again beside it, where nobody would heed it. */
function aloneFlow(flow, beside) {
  const more = Object.keys(beside).find((name) => beside[name] !== undefined);
  if (more !== undefined)
    refuse(`/${more}`, `\`${more}\` is for a pattern, and there is a \`flow\``);
  return plainCopy(flow, FLOW);
}

function namesOf(given) {
  try {
    return Object.keys(given);
  } catch {
    // Whatever it is, it is refused as a whole.
    return [];
  }
}
