/** @file T35: at, one over and far over each bound of a node: a step or a typed error, in bounded time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { listed, login, outcome, query, session, watchPrototypes } from "../nodes/outcome.js";

watchPrototypes();
const sessions = (count) => Array.from({ length: count }, (_, at) => session(`s${at}`));

/** An object in an object in an object. Nothing here may recurse over it either. */
function nested(depth, name = "d") {
  let value = {};
  for (let level = 1; level < depth; level += 1) value = { [name]: value };
  return value;
}

function within(milliseconds, act) {
  const start = performance.now();
  const result = act();
  const took = performance.now() - start;
  assert.ok(took < milliseconds, `${Math.round(took)} ms, over ${milliseconds}`);
  return result;
}

test("10,000 sessions are counted", () => {
  const { output, facts } = within(2_000, () => query(10_000, sessions(10_000)));
  assert.equal(output, "true");
  assert.equal(facts.activeSessionCount, 10_000);
});

test("10,000 sessions end, and all their replies are read", () => {
  const ended = sessions(10_000).map(() => ({ type: "ended" }));
  const input = { login, replies: [listed(sessions(10_000)), ...ended] };
  const { output, facts } = within(4_000, () => outcome("force-logout", {}, input));
  assert.equal(output, "done");
  assert.equal(facts.receipts.length, 10_000);
});

for (const [count, path] of [
  [10_001, "/replies/0"],
  [10_002, "/replies/0/sessions"],
  [100_000, "/replies/0/sessions"],
]) {
  test(`${count} sessions are a typed error`, () => {
    for (const node of ["data-query", "force-logout"]) {
      const config = node === "data-query" ? { rule: { value: 1 } } : {};
      const input = { login, replies: [listed(sessions(count))] };
      const step = within(2_000, () => outcome(node, config, input));
      assert.deepEqual([step.code, step.path], ["invalidReply", path]);
    }
  });
}

test("1,000,000 sessions are too much data", () => {
  const { code, message } = within(8_000, () => query(1, sessions(1_000_000)));
  assert.deepEqual([code, message], ["invalidLogin", "expected an object, found too much data"]);
});

test("text without end is too much data", () => {
  const { code } = query(1, [], { login: { ...login, attributes: { x: "y".repeat(20_000_000) } } });
  assert.equal(code, "invalidLogin");
});

test("a list of attributes at the bound, and one over", () => {
  const step = (length) => {
    const attributes = { list: new Array(length).fill(0) };
    return query(1, [session("a")], { login: { ...login, attributes } });
  };
  assert.equal(step(10_001).output, "true");
  assert.equal(step(10_002).path, "/login/attributes/list");
});

for (const depth of [33, 40, 41, 1_000, 100_000]) {
  test(`data nested ${depth} deep is a typed error, wherever it stands`, () => {
    const deep = nested(depth);
    const attributes = { login: { ...login, attributes: deep } };
    assert.equal(query(1, [], attributes).code, "invalidLogin");
    assert.equal(query(1, [], { inputs: deep }).code, "invalidLogin");
    assert.equal(query(1, [deep]).code, "invalidReply");
    assert.equal(outcome("data-query", { rule: { value: 1 } }, deep).code, "invalidLogin");
  });
}

test("rules nested 1,000 deep are a typed error", () => {
  let rule = { value: 1 };
  for (let level = 0; level < 1_000; level += 1) rule = { all: [rule] };
  const { code, message } = outcome("data-query", { rule }, { login });
  assert.equal(code, "invalidConfig");
  assert.match(message, /: is nested too deeply$/);
});

test("a thing that holds itself is nested too deeply", () => {
  const attributes = {};
  attributes.self = attributes;
  const { code, message } = query(1, [], { login: { ...login, attributes } });
  assert.equal(code, "invalidLogin");
  assert.match(message, /: is nested too deeply$/);

  const rule = {};
  rule.all = [rule];
  assert.equal(outcome("data-query", { rule }, { login }).code, "invalidConfig");

  const replies = [];
  replies.push(replies);
  assert.equal(query(1, [], { replies }).path, "/replies/0");
});

test("a wide object is read once, not once a field", () => {
  const entries = Array.from({ length: 50_000 }, (_, at) => [`k${at}`, at]);
  const attributes = Object.fromEntries(entries);
  const { output } = within(2_000, () =>
    query(1, [session("a")], { login: { ...login, attributes } }),
  );
  assert.equal(output, "true");
});

test("a call at the end of the stack does no lasting harm", () => {
  const descend = () => {
    try {
      return descend();
    } catch {
      return undefined;
    }
  };
  descend();
  const onEdge = () => {
    try {
      onEdge();
    } catch {
      try {
        query(1, [session("a")]);
      } catch {
        // A trap is allowed here; a wrong answer later is not.
      }
    }
  };
  onEdge();
  assert.equal(query(1, [session("a")]).output, "true");
});
