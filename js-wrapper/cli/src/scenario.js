/** @file What a scenario may look like; what is wrong is named by its JSON pointer. */

import { loadNodes } from "@seatkeeper/nodes";
import { SeatkeeperError } from "@seatkeeper/host";

const STEPS = ["login", "answer", "end", "change", "fail"];
const REQUESTS = ["listSessions", "revokeSession", "endCurrentSession"];
const FAULTS = ["unavailable", "rateLimited", "forbidden", "notFound", "invalid", "timeout"];
const TRIGGERS = ["login", "registration", "recovery", "sso", "refresh", "stepUp", "impersonation"];

const LOGIN = {
  id: text,
  subject: text,
  sessionId: (value, path) => value === null || text(value, path),
  pending: boolean,
  trigger: oneOf(TRIGGERS),
  clientId: text,
  linkedSubjects: listOf(text),
  interactive: boolean,
  authenticated: boolean,
  device: fields({ id: text, trusted: boolean, ip: text, userAgent: text }),
  attributes: object,
};

/** @type {Record<string, (value: any, path: string) => unknown>} */
const STEP = {
  login: fields(LOGIN, ["subject"]),
  answer: fields({ sessionId: text, output: text, chosen: listOf(text) }, ["sessionId", "output"]),
  end: fields({ sessionId: text }, ["sessionId"]),
  change: fields({ limit: any, options: object }),
  fail: fields(
    { request: oneOf(REQUESTS), error: oneOf(FAULTS), times: positive, retryAfterMs: positive },
    ["request", "error"],
  ),
};

/**
 * Checks a scenario, all but its flow.
 *
 * @param {any} scenario plain data
 * @throws {SeatkeeperError} `scenarioInvalid`
 */
export function checkScenario(scenario) {
  fields({ flow: object, sessions: listOf(object), steps: listOf(step) }, ["flow", "steps"])(
    scenario,
    "",
  );
  checkSessions(scenario.sessions ?? []);
}

/** The nodes know what a session is: they are shown the list. */
function checkSessions(sessions) {
  const now = 0;
  const none = { id: "scenario", subject: "scenario", current: { type: "none" }, trigger: "login" };
  const login = { ...none, interactive: false, authenticated: true, now };
  const node = loadNodes().prepare("data-query", { rule: { value: 1 }, explain: false });
  sessions.forEach((session, index) => {
    try {
      node.step({ login, replies: [{ type: "listed", sessions: [session] }] });
    } catch (error) {
      const place = (error.path ?? "").replace("/replies/0/sessions/0", `/sessions/${index}`);
      refuse(place, error.message.replace(/^`[^`]*`: /, ""));
    }
  });
  node.free();
}

function step(value, path) {
  object(value, path);
  const stranger = Object.keys(value).find((name) => name !== "at" && !STEPS.includes(name));
  if (stranger !== undefined) refuse(`${path}/${stranger}`, "is no kind of step");
  const kinds = STEPS.filter((kind) => value[kind] !== undefined);
  if (kinds.length !== 1)
    refuse(path, `expected one of ${STEPS.map((k) => `\`${k}\``).join(", ")}`);
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
      if (value[name] === undefined) refuse(`${path}/${name}`, "is required");
    }
    for (const [name, inner] of Object.entries(value)) {
      if (!Object.hasOwn(known, name)) refuse(`${path}/${name}`, "is not a known field here");
      known[name](inner, `${path}/${name}`);
    }
  };
}

function listOf(check) {
  return (value, path) => {
    if (!Array.isArray(value)) refuse(path, "expected an array");
    value.forEach((item, index) => check(item, `${path}/${index}`));
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

function boolean(value, path) {
  if (typeof value !== "boolean") refuse(path, "expected `true` or `false`");
}

function positive(value, path) {
  if (!Number.isSafeInteger(value) || value < 1) refuse(path, "expected an integer of at least 1");
}

function any() {}
