/** @file T30: nothing inherited is read, whichever field it claims to be. (Misspelt ones: the vectors.) */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { listed, login, query, session, watchPrototypes } from "../nodes/outcome.js";
import { readVectors } from "../vectors/read.js";

watchPrototypes();
const nodes = loadNodes();
const vectors = readVectors().filter(({ input }) => JSON.stringify(input).length < 1500);

/** Every field that a node knows, with a value that would change something. */
const INHERITED = {
  // of configs, rules and limits
  rule: { value: 1 },
  triggers: [],
  recheckOnRenewal: true,
  classes: ["service"],
  sameDevice: "replace",
  onLookupFailure: "closed",
  onPartialLookup: "closed",
  onRevokeFailure: "closed",
  explain: false,
  all: [{ value: 1 }],
  any: [{ value: 1 }],
  field: "distinctIpCount",
  operator: "<",
  value: 1,
  path: "/attributes/x",
  default: 1,
  max: 1,
  strategy: "excess",
  limit: 1,
  order: "soonestExpiring",
  scope: "client",
  // of a login
  login,
  inputs: { page: { chosen: ["a"] } },
  replies: [{ type: "listed", sessions: [] }],
  id: "x",
  subject: "u1",
  linkedSubjects: ["u2"],
  current: { type: "none" },
  trigger: "refresh",
  clientId: "A",
  device: { id: "d1", trusted: true },
  interactive: true,
  authenticated: true,
  attributes: { seats: 9, plan: { seats: 9 } },
  now: 1,
  trusted: true,
  ip: "192.0.2.1",
  userAgent: "Firefox",
  type: "none",
  createdAt: 1,
  replaces: "a",
  unfinished: "paused",
  listed: true,
  at: 1,
  chosen: ["a"],
  // of replies and sessions
  sessions: [],
  partial: "timeout",
  refreshTokens: true,
  residualAccessUntil: 1,
  error: "timeout",
  retryAfterMs: 1,
  lastActiveAt: 1,
  expiresAt: 1,
  idleExpiresAt: 1,
  kind: "pin",
  class: "service",
  clientIds: [],
};

function outcome({ node, config, input }) {
  try {
    const prepared = nodes.prepare(node, config);
    const step = prepared.step(input);
    prepared.free();
    return JSON.stringify(step);
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

const own = vectors.map(outcome);

/** While it is inherited nothing but the nodes runs: not even an assertion. */
function whileInherited(name, value, act) {
  Object.prototype[name] = value;
  try {
    return act();
  } finally {
    delete Object.prototype[name];
  }
}

for (const [name, value] of Object.entries(INHERITED)) {
  test(`an inherited \`${name}\` changes nothing`, () => {
    const polluted = whileInherited(name, value, () => vectors.map(outcome));
    vectors.forEach((vector, at) => assert.equal(polluted[at], own[at], vector.name));
  });
}

test("a field that comes from a class of its own is not read either", () => {
  const vouching = Object.create({ trusted: true }, { id: { value: "d1", enumerable: true } });
  const config = { rule: { value: 1 }, sameDevice: "replace" };
  const node = nodes.prepare("data-query", config);
  const step = (device) =>
    node.step({
      login: { ...login, device },
      replies: [listed([session("a", { device: { id: "d1" } })])],
    }).output;
  assert.equal(step({ id: "d1", trusted: true }), "false");
  assert.equal(step(vouching), "true");
});

test("an attribute that is inherited sets no limit", () => {
  const config = { rule: { value: { path: "/attributes/plan/seats", default: 1 } } };
  const node = nodes.prepare("data-query", config);
  for (const attributes of [
    Object.create({ plan: { seats: 9 } }),
    { plan: Object.create({ seats: 9 }) },
  ]) {
    const input = { login: { ...login, attributes }, replies: [listed([session("a")])] };
    assert.equal(node.step(input).output, "true");
  }
});

test("a list of one's own has no inherited items", () => {
  const { output } = whileInherited(0, session("b"), () => query(2, [session("a")]));
  assert.equal(output, "false");
});
