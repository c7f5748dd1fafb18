/** @file What a scenario may look like; what is wrong is named by its JSON pointer. */

import { loadNodes } from "@seatkeeper/nodes";
import { FAULT_CODES, MAX_ID_BYTES, REQUEST_TYPES, TRIGGERS } from "@seatkeeper/nodes/words";
import { SeatkeeperError } from "@seatkeeper/host";
import { expectation, PATTERN_SPELLINGS, under } from "@seatkeeper/host/kit";

const STEPS = ["login", "answer", "end", "change", "fail"];

const utf8 = new TextEncoder();

const LOGIN = {
  id,
  subject: id,
  sessionId: (value, path) => value === null || id(value, path),
  pending: boolean,
  trigger: oneOf(TRIGGERS),
  clientId: id,
  linkedSubjects: listOf(id),
  interactive: boolean,
  authenticated: boolean,
  device: fields({ id, trusted: boolean, ip: text, userAgent: text }),
  attributes: object,
  expiresAt: positive,
};

/** @type {Record<string, (value: any, path: string) => unknown>} */
const STEP = {
  login: fields(LOGIN, ["subject"]),
  answer: fields({ sessionId: id, output: text, chosen: listOf(id) }, ["sessionId", "output"]),
  end: fields({ sessionId: id }, ["sessionId"]),
  change: fields({ limit: any, options }),
  fail: fields(
    {
      request: oneOf(REQUEST_TYPES),
      error: oneOf(FAULT_CODES),
      times: positive,
      retryAfterMs: positive,
    },
    ["request", "error"],
  ),
};

/**
 * Checks a scenario, all but what its flow means.
 *
 * @param {any} scenario plain data
 * @throws {SeatkeeperError} `scenarioInvalid`
 */
export function checkScenario(scenario) {
  const parts = { flow, sessions: listOf(object), steps: listOf(step) };
  fields(parts, ["flow", "steps"])(scenario, "");
  checkSessions(scenario.sessions ?? []);
}

/** One of the four patterns; what a whole flow may look like is for the flow check to say. */
function flow(value, path) {
  object(value, path);
  if (value.pattern !== undefined) {
    fields({ pattern: oneOf(PATTERN_SPELLINGS), limit: any, options })(value, path);
  } else if (value.nodes === undefined && value.edges === undefined) {
    refuse(`${path}/pattern`, "is required, or `nodes` and `edges` where a whole flow is meant");
  }
}

/** What they may be is for the pattern to say. */
function options(value, path) {
  object(value, path);
  // A node takes `null` for what isn't there, and would miss something else.
  const [empty] = Object.keys(value.rule ?? {}).filter((name) => value.rule[name] === null);
  if (empty !== undefined) refuse(under(`${path}/rule`, empty), "expected a value");
}

/** The nodes know what a session is: they are shown the list. */
function checkSessions(sessions) {
  const now = 0;
  const none = { id: "scenario", subject: "scenario", current: { type: "none" }, trigger: "login" };
  const login = { ...none, interactive: false, authenticated: true, now };
  /** @type {{ step(input: any): any, free(): void }} */
  const node = loadNodes().prepare("data-query", { rule: { value: 1 }, explain: false });
  sessions.forEach((session, index) => {
    try {
      node.step({ login, replies: [{ type: "listed", sessions: [session] }] });
    } catch (error) {
      const place = (error.path ?? "").replace("/replies/0/sessions/0", `/sessions/${index}`);
      refuse(place, expectation(error));
    }
  });
  node.free();
}

function step(value, path) {
  object(value, path);
  const stranger = Object.keys(value).find((name) => name !== "at" && !STEPS.includes(name));
  if (stranger !== undefined) refuse(under(path, stranger), "is no kind of step");
  const kinds = STEPS.filter((kind) => value[kind] !== undefined);
  if (kinds.length !== 1)
    refuse(path, `expected exactly one of ${STEPS.map((k) => `\`${k}\``).join(", ")}`);
  const fits = Number.isSafeInteger(value.at) && value.at >= 0;
  if (!fits) refuse(`${path}/at`, "expected epoch milliseconds");
  const [kind] = kinds;
  STEP[kind](value[kind], `${path}/${kind}`);
  const { login } = value;
  if (login && login.sessionId === undefined) refuse(`${path}/login/sessionId`, "is required");
  if (login?.pending && login.sessionId === null) {
    refuse(`${path}/login/sessionId`, "a pending session needs the id that it will have");
  }
}

/** @returns {never} */
export function refuse(path, expected) {
  throw new SeatkeeperError("scenarioInvalid", `${path || "/"}: ${expected}`, { path });
}

function fields(known, required = []) {
  return (value, path) => {
    object(value, path);
    for (const name of required) {
      if (value[name] === undefined) refuse(under(path, name), "is required");
    }
    for (const [name, inner] of Object.entries(value)) {
      if (!Object.hasOwn(known, name)) refuse(under(path, name), "is not a known field here");
      known[name](inner, under(path, name));
    }
  };
}

function listOf(check) {
  return (value, path) => {
    if (!Array.isArray(value)) refuse(path, "expected an array");
    value.forEach((item, index) => check(item, under(path, index)));
  };
}

function oneOf(words) {
  return (value, path) =>
    words.includes(value) ||
    refuse(path, `expected one of ${words.map((w) => `\`${w}\``).join(", ")}`);
}

function object(value, path) {
  const fits = value !== null && typeof value === "object" && !Array.isArray(value);
  if (!fits) refuse(path, "expected an object");
}

function text(value, path) {
  if (typeof value !== "string" || value === "") refuse(path, "expected a text");
}

function id(value, path) {
  text(value, path);
  if (utf8.encode(value).length > MAX_ID_BYTES)
    refuse(path, `expected an id of up to ${MAX_ID_BYTES} bytes`);
}

function boolean(value, path) {
  if (typeof value !== "boolean") refuse(path, "expected `true` or `false`");
}

function positive(value, path) {
  if (!Number.isSafeInteger(value) || value < 1) refuse(path, "expected an integer of at least 1");
}

function any() {}
