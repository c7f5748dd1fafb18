/** @file The words and bounds that Rust has, as JavaScript has them: what the modules say and hold to is what is listed. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { loadNodes, nodeTypes } from "@seatkeeper/nodes";
import * as words from "@seatkeeper/nodes/words";
import { root } from "../../js-wrapper/setup/root.js";
import { listed, login, outcome, query, session } from "./outcome.js";

const nodes = loadNodes();
const lists = Object.entries(words).filter(([, value]) => Array.isArray(value));
const configOf = (type) => nodes.manifest(type).config;

/** The words of a schema: an enum, or one `const` for each that is explained. */
const wordsOf = ({ enum: all, oneOf = [] }) => all ?? oneOf.map((variant) => variant.const);

test("every list is frozen, and names each word once", () => {
  assert.ok(lists.length > 25);
  for (const [name, list] of lists) {
    assert.ok(Object.isFrozen(list), name);
    assert.equal(list.length === 0, name === "LOGOUT_OUTPUTS", name);
    assert.equal(new Set(list).size, list.length, name);
  }
});

test("every word of a list that has meanings has one", () => {
  const told = Object.entries(words).filter(([name]) => name.endsWith("_MEANINGS"));
  for (const [name, meanings] of told) {
    const [, list] = lists.find(([, list]) => list.join() === Object.keys(meanings).join()) ?? [];
    assert.ok(list && Object.isFrozen(meanings), name);
    for (const meaning of Object.values(meanings)) assert.match(meaning, /^[A-Z][^\n]*\.$/, name);
  }
  assert.ok(told.length > 20);
});

test("they are the words of the settings", () => {
  const query = configOf("data-query").$defs;
  const force = configOf("force-logout").$defs;
  for (const [list, schema] of [
    [words.TRIGGERS, query.Trigger],
    [words.FIELDS, query.Field],
    [words.OPERATORS, query.Operator],
    [words.CLASSES, query.Class],
    [words.SAME_DEVICE_MODES, query.SameDevice],
    [words.FAILURE_MODES, query.FailureMode],
    [words.STRATEGIES, force.Strategy],
    [words.ORDERS, force.EndOrder],
    [words.SCOPES, force.Scope],
  ]) {
    assert.deepEqual(list, wordsOf(schema));
  }
});

test("they are the words of the manifests", () => {
  assert.deepEqual(words.NODE_TYPES, nodeTypes);
  const requests = new Set(nodeTypes.flatMap((type) => nodes.manifest(type).requests));
  assert.deepEqual([...requests].sort(), words.REQUEST_TYPES);
  for (const type of nodeTypes) assert.deepEqual(words.OUTPUTS[type], nodes.manifest(type).outputs);
});

const current = { type: "none" };
for (const trigger of words.TRIGGERS) {
  test(`\`${trigger}\` makes a session, renews one, or neither, as listed`, () => {
    const config = { rule: { value: 1 }, triggers: words.TRIGGERS };
    const { facts, type } = outcome("data-query", config, {
      login: { ...login, current, trigger },
    });
    const makes = words.SESSION_MAKING_TRIGGERS.some((each) => each === trigger);
    assert.equal(type === "request", makes);
    assert.equal(facts?.why, makes ? undefined : "renewalWithoutSession");
    assert.ok(!makes || !words.RENEWING_TRIGGERS.some((each) => each === trigger));
  });
}

test("interim kinds don't count, every other known one does", () => {
  for (const kind of words.SESSION_KINDS) {
    const { facts } = query(1, [session("a", { kind })]);
    const [{ standing, flags }] = facts.sessions;
    const interim = words.INTERIM_KINDS.some((each) => each === kind);
    assert.deepEqual([standing, flags], [interim ? "interim" : "counted", undefined], kind);
  }
});

test("every fault of a directory is one that a node knows, and some may pass", () => {
  const config = { rule: { value: 1 } };
  for (const error of words.FAULT_CODES) {
    const { facts } = outcome("data-query", config, {
      login,
      replies: [{ type: "failed", error }],
    });
    assert.equal(facts.why, error);
  }
  assert.deepEqual(words.RETRYABLE_FAULT_CODES, ["rateLimited", "timeout", "unavailable"]);
});

const nested = (depth) => (depth === 0 ? 1 : { x: nested(depth - 1) });
const at = (config, input) => outcome("data-query", config, input).code ?? "decided";
const config = { rule: { value: 1 } };

/** What is just within each bound, and what is just beyond. */
const BOUNDS = {
  MAX_SESSIONS: (count) =>
    at(config, {
      login,
      replies: [listed(Array.from({ length: count }, (_, i) => session(`s${i}`)))],
    }),
  MAX_LINKED_SUBJECTS: (count) =>
    at(config, {
      login: { ...login, linkedSubjects: Array.from({ length: count }, (_, i) => `u${i}`) },
    }),
  MAX_ID_BYTES: (length) =>
    at(config, { login: { ...login, id: "é".repeat(length / 2) + "x".repeat(length % 2) } }),
  // The input, the login and its attributes are three levels.
  MAX_DEPTH: (depth) => at(config, { login: { ...login, attributes: nested(depth - 2) } }),
  MAX_ITEMS: (length) =>
    at(config, { login: { ...login, attributes: { x: Array(length).fill(1) } } }),
  MAX_SAFE_COUNT: (value) => at({ rule: { value } }, { login }),
  FUTURE_TOLERANCE_MS: (ahead) =>
    query(1, [session("a", { createdAt: login.now + ahead })]).facts.sessions[0].flags?.join() ??
    "decided",
};
for (const [name, fits] of Object.entries(BOUNDS)) {
  test(`${name} is the bound that is held`, () => {
    assert.equal(fits(words[name]), "decided");
    assert.notEqual(fits(words[name] + 1), "decided");
  });
}

test("LIMIT_PATH_ROOT is where a limit may be read", () => {
  const of = (path) => at({ rule: { value: { path, default: 1 } } }, { login });
  assert.equal(of(`${words.LIMIT_PATH_ROOT}seats`), "decided");
  assert.equal(of("/device/seats"), "invalidConfig");
});

test("DENIAL_CLASS is the class of a denial", () => {
  const step = outcome("logout", {}, { login: { ...login, current } });
  assert.deepEqual(
    [step.facts.class, step.events[0].class],
    [words.DENIAL_CLASS, words.DENIAL_CLASS],
  );
});

test("a bundle has the list that it names, and no other", () => {
  const entry = 'import { SCOPES } from "@seatkeeper/nodes/words"; console.log(SCOPES);';
  const bundled = execFileSync(
    process.execPath,
    [join(root, "node_modules/esbuild/bin/esbuild"), "--bundle", "--format=esm", "--minify"],
    { cwd: join(root, "js-wrapper/host"), encoding: "utf8", input: entry },
  );
  assert.match(bundled, /\["client","subject"\]/);
  assert.ok(bundled.length < 100, bundled);
});
