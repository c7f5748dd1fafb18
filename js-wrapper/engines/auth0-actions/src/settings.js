/** @file The options of an Action, and what this event makes of them. */
import { compileFlow, createKeyring, patternFlow } from "@seatkeeper/host";
import { usesClients } from "@seatkeeper/host/kit";
import { capabilitiesOf } from "./code/capabilities.js";
import { misfitOf } from "./code/misfit.js";
import { remoteFlow } from "./remote-flow.js";

/**
 * @typedef {object} Options
 * @property {import("@seatkeeper/host").Pattern} [pattern]
 * @property {number | LimitSource} [limit] how many sessions there may be before a login is restricted
 * @property {any} [flow] a whole flow document, in place of the pattern, its limit and its options
 * @property {"management" | "stamps"} [sessions] where sessions are listed: by the Management API
 *   (Enterprise; default), or as stamps in `app_metadata` (any plan)
 * @property {"session" | "user"} [marks] where it is kept that a session was let in: its own metadata
 *   (Enterprise, early access), or `app_metadata` (default)
 * @property {{ form: string } | { url: string }} [page] of warn: the id of a hosted Form, or a page of
 *   yours
 * @property {string[]} [factors] of re-verify, by Auth0's names; `otp` unless given
 * @property {string} [namespace] of the claim that carries the stamp; a URL of yours
 * @property {"revoke" | "delete"} [end] how a session is ended
 * @property {import("./remote-flow.js").FlowSource} [flowFrom] where the flow is read from, so that a change
 *   applies to the next login; the pattern stands in where nothing good is found
 * @property {number} [installedAt] sessions from before count as let in, epoch ms
 * @property {number} [stampDays] how long a session lasts at most (the tenant's absolute lifetime): an older
 *   stamp takes no seat; 30 unless given
 * @property {number} [budgetMs] how long one run may wait for Auth0; 8 seconds of the 20
 *
 * Every further option is one of `patternFlow`: `strategy`, `order`, `onLookupFailure` …
 *
 * Where a limit comes from, if not from the code: a secret of the Action or the metadata of a client that
 * is listed by its id (texts, an integer each: where anybody may register a client, anybody writes its
 * metadata), or the user's `app_metadata` (a number). `default` stands in where nothing good is found;
 * more than `max` is `max`.
 *
 * @typedef {{ default: number, max?: number } & ({ secret: string } | { clientMetadata: string, clients: string[] } | { appMetadata: string })} LimitSource
 */

const OWN = [
  "pattern",
  "limit",
  "flow",
  "sessions",
  "marks",
  "page",
  "factors",
  "namespace",
  "flowFrom",
];
const OF_DIRECTORY = ["end", "installedAt", "budgetMs", "stampDays"];
const LIMIT_PATH = "/attributes/limit";
const MIN_KEY_BYTES = 32;

/**
 * @param {any} options
 * @param {any} event
 * @param {{ log: (line: string) => void, begun?: any }} about `begun`: the flow of a run that goes on
 * @returns {Promise<any>}
 */
export async function settingsOf(options, event, { log, begun }) {
  const { pattern, limit, flow: stated, ...rest } = options ?? {};
  const ofFlow = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !OWN.includes(name) && !OF_DIRECTORY.includes(name)),
  );
  const fromEvent = limit !== null && typeof limit === "object";
  const inCode =
    stated === undefined
      ? patternFlow(pattern, fromEvent ? pathOf(limit) : limit, ofFlow)
      : aloneFlow(stated, { pattern, limit, ...ofFlow });
  const check = async (flow) => {
    const misfit = misfitOf(await compileFlow(flow, { capabilities: capabilitiesOf(rest) }));
    if (misfit !== undefined) throw new TypeError(`\`${misfit.path}\` ${misfit.message}`);
    checkPage(flow, rest.page);
  };
  const asked = begun === undefined && rest.flowFrom !== undefined;
  const remote = asked ? await remoteFlow(rest.flowFrom, { log, check }) : undefined;
  const flow = begun ?? remote ?? inCode;
  // The pattern makes no flow that can't run here; one that was drawn may be anything.
  if (flow === stated) await check(flow);
  checkPage(flow, rest.page);
  return {
    flow,
    /** Named provider fields and no others: nothing that a user can write. */
    attributes: fromEvent ? { limit: limitOf(limit, event) } : {},
    /** Who was let in under the limit of one client is a stranger to the next. */
    eachClient: fromEvent && limit.clientMetadata !== undefined,
    countsClients: flow.nodes.some(({ config }) => usesClients(config)),
    sessions: "management",
    marks: "user",
    factors: ["otp"],
    stampDays: 30,
    ...Object.fromEntries(
      Object.entries(rest).filter(([name, value]) => !(name in ofFlow) && value !== undefined),
    ),
    keyring: keyringOf(event.secrets?.seatkeeperKey),
  };
}

/** What the flow says itself can't be said again beside it, where nobody would heed it. */
function aloneFlow(flow, beside) {
  const more = Object.keys(beside).find((name) => beside[name] !== undefined);
  if (more !== undefined)
    throw new TypeError(`\`${more}\` is for a pattern, and there is a \`flow\``);
  return flow;
}

/** Whether a login is denied where nobody can be counted. @param {any} options */
export function isClosed(options) {
  const { flow, onLookupFailure } = options ?? {};
  if (flow === undefined) return onLookupFailure === "closed";
  const nodes = Array.isArray(flow?.nodes) ? flow.nodes : [];
  return nodes.some((node) => node?.config?.onLookupFailure === "closed");
}

function checkPage({ nodes }, page) {
  if (page || !nodes.some(({ type }) => type === "session-limit-page")) return;
  throw new TypeError("`page` is missing: warn needs a form or a page");
}

const pathOf = ({ default: usual, max }) => ({
  path: LIMIT_PATH,
  default: usual,
  ...(max !== undefined && { max }),
});

/** What is no integer is nothing, and takes the default: a login is never too odd to be decided. */
function limitOf({ secret, clientMetadata, clients, appMetadata }, event) {
  if (secret !== undefined) return integerOf(own(event.secrets, secret));
  if (clientMetadata !== undefined) {
    const isListed = Array.isArray(clients) && clients.includes(event.client?.client_id);
    return isListed ? integerOf(own(event.client.metadata, clientMetadata)) : undefined;
  }
  const names = String(appMetadata).split("/").filter(Boolean);
  const value = names.reduce(own, event.user.app_metadata);
  return Number.isSafeInteger(value) ? value : undefined;
}

const own = (value, name) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, name)
    ? value[name]
    : undefined;

/** Secrets and client metadata are texts. */
const integerOf = (text) =>
  typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;

/** @param {unknown} key 32 random bytes or more, in base64url */
function keyringOf(key) {
  const secret =
    typeof key === "string" ? new Uint8Array(Buffer.from(key, "base64url")) : undefined;
  if (!(secret?.length >= MIN_KEY_BYTES)) {
    throw new TypeError(
      "the secret `seatkeeperKey` is missing or too short: 32 random bytes in base64url",
    );
  }
  return createKeyring({ current: { kid: "action", secret } });
}
