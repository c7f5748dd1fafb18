/** @file From what was called to the options of the Action: what can't work is refused here, not at a login. */
import { asksFactor, FACTORS } from "@seatkeeper/auth0-actions/code";
import { compileFlow, lintFlow, patternFlow, PATTERNS } from "@seatkeeper/host";
import { patternNamed } from "@seatkeeper/host/kit";
import { OWN_SECRETS } from "./actions.js";
import { countOf } from "./count.js";
import { Mistake } from "./errors.js";
import { showsPage, withFlow } from "./flow.js";

const CHOICES = {
  sessions: ["management", "stamps"],
  marks: ["user", "session"],
  end: ["revoke", "delete"],
};
/** The bound of Auth0. */
const MAX_SECRET_NAME = 128;
/** Where the Action puts a limit that it has read. */
const LIMIT_PATH = "/attributes/limit";

/**
 * @param {Record<string, any>} values of the command line
 * @returns {Promise<{ options: any, warnings: string[] }>} `options`: as `loginSharing` takes them
 * @throws {Mistake}
 */
export async function settingsOf(values) {
  if (values.pattern === undefined) throw new Mistake("`--pattern` is missing");
  const pattern = patternNamed(values.pattern);
  oneOf("pattern", pattern, PATTERNS);
  for (const [name, choices] of Object.entries(CHOICES)) {
    if (values[name] !== undefined) oneOf(name, values[name], choices);
  }
  if (values.rescue && pattern !== "block") throw new Mistake("`--rescue` is for block");
  const { flow } = withFlow({ pattern, rescue: values.rescue ? "reVerify" : undefined });
  const options = {
    pattern,
    limit: limitOf(values),
    ...(values.rescue && { rescue: "reVerify" }),
    ...pageOf(flow, values),
    ...factorsOf(flow, values),
    ...stampDaysOf(values),
    ...Object.fromEntries(
      [...Object.keys(CHOICES), "namespace"]
        .filter((name) => values[name] !== undefined)
        .map((name) => [name, values[name]]),
    ),
  };
  if (values.namespace !== undefined) checkUrl("namespace", values.namespace);
  return { options, warnings: await warningsOf(options) };
}

/** A number in the code, or a place to read it from with a number for whoever has none. */
function limitOf(values) {
  const sources = ["limit", "limit-secret", "limit-app-metadata"].filter((name) => values[name]);
  if (sources.length !== 1) {
    throw new Mistake("give one of `--limit`, `--limit-secret` and `--limit-app-metadata`");
  }
  const [source] = sources;
  if (source === "limit") {
    const surplus = ["default", "max"].find((name) => values[name] !== undefined);
    if (surplus) throw new Mistake(`\`--${surplus}\` is for a limit that is read from somewhere`);
    return countOf("--limit", values.limit);
  }
  const place = source === "limit-secret" ? secretOf(values[source]) : pathOf(values[source]);
  if (values.default === undefined) throw new Mistake(`\`--${source}\` needs \`--default\``);
  const usual = countOf("--default", values.default);
  const max = values.max === undefined ? undefined : countOf("--max", values.max);
  if (max < usual) throw new Mistake("`--max` is less than `--default`");
  return { ...place, default: usual, ...(max && { max }) };
}

function secretOf(secret) {
  if (OWN_SECRETS.includes(secret)) throw new Mistake("`--limit-secret` names a secret of ours");
  if (secret.length > MAX_SECRET_NAME) {
    throw new Mistake(`\`--limit-secret\` is longer than ${MAX_SECRET_NAME} characters`);
  }
  return { secret };
}

function pathOf(appMetadata) {
  if (/^(\/[^/]+)+$/su.test(appMetadata)) return { appMetadata };
  throw new Mistake("`--limit-app-metadata` is a path like /plan/seats");
}

/** @param {any} flow @param {Record<string, any>} values */
function pageOf(flow, { "page-form": form, "page-url": url }) {
  const isThere = form !== undefined || url !== undefined;
  if (!showsPage(flow)) {
    if (isThere) throw new Mistake("`--page-form` and `--page-url` are for warn");
    return {};
  }
  if (!isThere || (form && url)) throw new Mistake("warn needs `--page-form` or `--page-url`");
  if (url !== undefined) checkUrl("page-url", url);
  return { page: form === undefined ? { url } : { form } };
}

/** @param {any} flow @param {Record<string, any>} values */
function factorsOf(flow, { factors }) {
  if (factors === undefined) return {};
  if (!asksFactor({ flow })) throw new Mistake("`--factors` is for re-verify");
  const named = factors.split(",");
  for (const factor of named) oneOf("factors", factor, FACTORS);
  return { factors: named };
}

/** @param {Record<string, any>} values */
function stampDaysOf({ sessions, "stamp-days": days }) {
  if (days === undefined) return {};
  if (sessions !== "stamps") throw new Mistake("`--stamp-days` is for `--sessions stamps`");
  return { stampDays: countOf("--stamp-days", days) };
}

function checkUrl(name, text) {
  if (URL.canParse(text) && new URL(text).protocol === "https:") return;
  throw new Mistake(`\`--${name}\` is a URL that begins with https:`);
}

function oneOf(name, value, choices) {
  if (!choices.includes(value)) throw new Mistake(`\`--${name}\` is one of ${choices.join(", ")}`);
}

/** What is legal and unwise, as `seatkeeper check` says it of the flow that the Action will run. */
async function warningsOf({ pattern, limit, rescue }) {
  const { default: usual, max } = limit;
  const read = { path: LIMIT_PATH, default: usual, ...(max && { max }) };
  const flow = patternFlow(pattern, usual === undefined ? limit : read, { rescue });
  return lintFlow(await compileFlow(flow)).map(({ code, message }) => `${code}: ${message}`);
}
