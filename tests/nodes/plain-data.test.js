/** @file What only JavaScript can hand over: each gives a step or a typed error, never an accident. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NodeTrapped } from "@seatkeeper/nodes";
import { listed, login, outcome, query, session, watchPrototypes } from "./outcome.js";

watchPrototypes();

const faultOf = (sessions, more) => {
  const { code, path, message } = query(1, sessions, more);
  return [code, path, message?.replace(/^`.*?`: /, "")];
};
const NO_DATA = "something that is no plain data";

test("undefined is as good as absent", () => {
  const bare = query(1, [session("a")]);
  assert.deepEqual(query(1, [session("a", { expiresAt: undefined, kind: undefined })]), bare);
  const more = { login: { ...login, device: undefined, clientId: undefined }, inputs: undefined };
  assert.deepEqual(query(1, [session("a")], more), bare);
  const config = { rule: { value: 1, operator: undefined }, triggers: undefined };
  const input = { login, replies: [listed([session("a")])] };
  assert.deepEqual(outcome("data-query", config, input), bare);
});

test("undefined stands for nothing that is required", () => {
  const { code, path } = query(1, [], { login: { ...login, now: undefined } });
  assert.deepEqual([code, path], ["invalidLogin", "/login/now"]);
  assert.equal(outcome("data-query", undefined, { login }).code, "invalidConfig");
  assert.equal(outcome("data-query", { rule: undefined }, { login }).path, "/rule");
});

test("undefined and holes in a list are null", () => {
  const expected = ["invalidReply", "/replies/0/sessions/0", "expected an object, found null"];
  assert.deepEqual(faultOf([undefined]), expected);
  assert.deepEqual(faultOf(new Array(1)), expected);
});

test("class instances and objects without a prototype count by their own fields", () => {
  class Session {
    constructor(id) {
      Object.assign(this, session(id));
    }
    get kind() {
      return "pin";
    }
    revoke() {}
  }
  assert.equal(query(1, [new Session("a")]).output, "true");
  const bare = Object.assign(Object.create(null), session("a"));
  assert.equal(query(1, [bare]).output, "true");
  assert.equal(query(1, [Object.freeze(session("a"))]).output, "true");
});

test("a Map, a Date, a typed array, a boxed value are no data of ours", () => {
  assert.deepEqual(faultOf([new Map(Object.entries(session("a")))]).slice(0, 2), [
    "invalidReply",
    "/replies/0/sessions/0/id",
  ]);
  const wrong = (createdAt) => faultOf([session("a", { createdAt })]).slice(0, 2);
  const place = ["invalidReply", "/replies/0/sessions/0/createdAt"];
  for (const createdAt of [new Date(5), new Number(5), new Uint8Array(1)]) {
    assert.deepEqual(wrong(createdAt), place);
  }
  assert.equal(query(1, [], { login: { ...login, id: new String("x") } }).path, "/login/id");
});

test("NaN and the infinities are no limits", () => {
  for (const value of [NaN, Infinity, -Infinity, -0]) {
    assert.deepEqual(query(value, []), {
      code: "invalidConfig",
      path: "/rule/value",
      message: "`/rule/value`: expected an integer from 1 to 2^53 - 1",
    });
  }
});

test("NaN and the infinities are no times: the lookup failed", () => {
  for (const time of [NaN, Infinity, -Infinity]) {
    for (const field of ["createdAt", "lastActiveAt", "expiresAt", "idleExpiresAt"]) {
      const { output, facts } = query(1, [session("a", { [field]: time })]);
      assert.deepEqual([output, facts.lookup, facts.why], ["false", "failed", "invalid"]);
    }
    assert.equal(query(1, [], { login: { ...login, now: time } }).path, "/login/now");
    const current = { type: "pending", at: time };
    assert.equal(query(1, [], { login: { ...login, current } }).path, "/login/current/at");
  }
});

test("NaN in the attributes takes the default", () => {
  const config = { rule: { value: { path: "/attributes/seats", default: 3 } } };
  for (const seats of [NaN, Infinity, -0]) {
    const input = { login: { ...login, attributes: { seats } }, replies: [listed([])] };
    const [{ limit, limitSource }] = outcome("data-query", config, input).facts.comparisons;
    assert.deepEqual([limit, limitSource], [3, "default"]);
  }
});

test("BigInt is no number", () => {
  const { path, message } = query(3n, []);
  assert.equal(path, "/rule/value");
  assert.match(message, new RegExp(NO_DATA));
  const expected = ["invalidReply", "/replies/0/sessions/0/createdAt"];
  const message5 = `expected a number, found ${NO_DATA}`;
  assert.deepEqual(faultOf([session("a", { createdAt: 5n })]), [...expected, message5]);
});

test("symbols and functions are no data, wherever they stand", () => {
  for (const strange of [Symbol("x"), () => 3, class {}, async () => {}]) {
    const found = (wanted) => `expected ${wanted}, found ${NO_DATA}`;
    const at = (sessions, more) => faultOf(sessions, more).slice(1);
    assert.deepEqual(at([strange]), ["/replies/0/sessions/0", found("an object")]);
    assert.deepEqual(at(strange), ["/replies/0/sessions", found("an array")]);
    assert.deepEqual(at([], { login: strange }), ["/login", found("an object")]);
    const attributes = { x: { y: [strange] } };
    const inside = at([], { login: { ...login, attributes } });
    assert.deepEqual(inside, ["/login/attributes/x/y/0", found("plain data")]);
    assert.equal(outcome("data-query", { rule: { value: 1 } }, strange).code, "invalidLogin");
  }
});

test("a symbol as a name, and what is not enumerable, is not looked at", () => {
  const hidden = session("a", { [Symbol("expiresAt")]: 1 });
  Object.defineProperty(hidden, "expiresAt", { value: 1, enumerable: false });
  assert.equal(query(1, [hidden]).output, "true");
});

test("half a surrogate pair is no text", () => {
  for (const half of ["\ud83d", "a\ude00", "\ude00\ud83d"]) {
    const message = "expected a string, found an ill-formed string";
    assert.deepEqual(faultOf([session(half)]).slice(1), ["/replies/0/sessions/0/id", message]);
    const more = { login: { ...login, subject: half } };
    assert.deepEqual(faultOf([], more).slice(1), ["/login/subject", message]);
  }
  assert.equal(query(1, [session("\ud83d\ude00")]).facts.sessions[0].id, "\u{1f600}");
});

test("what two halves have in common does not make them one", () => {
  assert.equal(query(1, [session("\ufffd"), session("\ud800")]).code, "invalidReply");
});

test("a getter is read like a field", () => {
  const lazy = {
    ...session("a"),
    get expiresAt() {
      return 1;
    },
  };
  assert.equal(query(1, [lazy]).output, "false");
});

test("a getter or a proxy that throws is no decision, and the next step is right", () => {
  const cause = new Error("boom");
  const throwing = {
    get login() {
      throw cause;
    },
  };
  const refusing = new Proxy(
    { login },
    {
      ownKeys() {
        throw cause;
      },
    },
  );
  const message = "expected an object, found something that is no plain data";
  const expected = { code: "invalidLogin", path: "", message };
  for (const input of [throwing, refusing]) {
    assert.deepEqual(outcome("data-query", { rule: { value: 1 } }, input), expected);
  }
});

test("a config that is no plain data is a typed error, whatever it is made of", () => {
  const deep = { rule: {} };
  let inner = deep.rule;
  for (let depth = 0; depth < 100_000; depth += 1) {
    inner.all = [{}];
    [inner] = inner.all;
  }
  const throwing = {
    get rule() {
      throw new Error("boom");
    },
  };
  const configs = [{ rule: { value: () => 3 } }, { rule: { value: Symbol("3") } }, deep, throwing];
  for (const config of configs) {
    const { code } = outcome("data-query", config, { login });
    assert.equal(code, "invalidConfig");
  }
});

test("a hole in a list shows nothing of the prototype", () => {
  Array.prototype[0] = session("inherited");
  try {
    const input = { login, replies: [{ type: "listed", sessions: new Array(1) }] };
    const { code, path } = outcome("data-query", { rule: { value: 1 } }, input);
    assert.deepEqual([code, path], ["invalidReply", "/replies/0/sessions/0"]);
  } finally {
    delete Array.prototype[0];
  }
});

test("a getter that steps a node itself is refused, and spoils nothing", () => {
  let inner;
  const sessions = [session("a")];
  const input = {
    login,
    get replies() {
      inner = outcome("data-query", { rule: { value: 1 } }, { login });
      return [listed(sessions)];
    },
  };
  assert.equal(outcome("data-query", { rule: { value: 1 } }, input).output, "true");
  assert.equal(inner.code, "invalidConfig");
});

test("half a surrogate pair is no name either", () => {
  const attributes = { "\ud800": 1 };
  const { code } = outcome(
    "data-query",
    { rule: { value: 1 } },
    { login: { ...login, attributes } },
  );
  assert.equal(code, "invalidLogin");
});

test("what goes in is not altered, what comes out is plain and its reader's own", () => {
  const input = { login, replies: [listed([session("a")])] };
  const before = structuredClone(input);
  const config = Object.freeze({ rule: Object.freeze({ value: 1 }) });
  const first = outcome("data-query", config, input);
  assert.deepEqual(input, before);
  assert.deepEqual(structuredClone(first), first);
  assert.equal(Object.getPrototypeOf(first.facts), Object.prototype);
  first.facts.sessions.length = 0;
  assert.equal(outcome("data-query", config, input).facts.sessions.length, 1);
});

test("a config that changes later changes nothing", () => {
  const config = { rule: { value: 1 } };
  const step = () => outcome("data-query", config, { login, replies: [listed([session("a")])] });
  assert.equal(step().output, "true");
  config.rule.value = 2;
  assert.equal(step().output, "false");
});
