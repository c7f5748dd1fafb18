/** @file What is thrown at a caller: one class with a listed code, whatever was handed in; and a config is read once. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as imported from "@seatkeeper/nodes";
import * as slim from "@seatkeeper/nodes/slim";
import { listed, login, session, watchPrototypes } from "./outcome.js";

watchPrototypes();
const require = createRequire(import.meta.url);
const { ERROR_CODES, NodeError, NodeTrapped, loadNodes } = imported;
const nodes = loadNodes();
const bytesOf = (type) => readFileSync(require.resolve(`@seatkeeper/nodes/wasm/${type}`));
const given = { login, replies: [listed([session("a")])] };

const throwing = (trap) => new Proxy({ rule: { value: 1 } }, { [trap]: () => assert.fail("boom") });
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const getter = {
  rule: {
    get value() {
      throw Object.assign(new Error("boom"), { name: "NodeError", code: "invalidLogin" });
    },
  },
};
const cycle = { rule: { value: 1 } };
cycle.rule.all = [cycle];
const twofold = {};
Object.assign(twofold, { all: [twofold, twofold], any: [twofold, twofold] });

for (const [name, config, path] of [
  ["a revoked proxy", revoked({}), ""],
  ["a revoked list", { classes: revoked([]) }, "/classes"],
  ["a proxy", new Proxy({ rule: { value: 1 } }, {}), ""],
  ["a proxy inside", { rule: new Proxy({ value: 1 }, {}) }, "/rule"],
  ["a proxy that can't be listed", throwing("ownKeys"), ""],
  ["a proxy that can't be read", throwing("get"), "/rule"],
  ["a getter that throws", getter, "/rule/value"],
  [
    "a getter of an odd name",
    Object.defineProperty({}, "a/b~", { enumerable: true, get: assert.fail }),
    "/a~1b~0",
  ],
  ["a function", () => 3, ""],
  ["a function inside", { rule: { all: [{ value: 1 }, { value: () => 3 }] } }, "/rule/all/1/value"],
  ["a symbol", Symbol("x"), ""],
  ["a promise", { rule: Promise.resolve() }, "/rule"],
  ["a cycle", cycle, undefined],
  ["a cycle that doubles", twofold, undefined],
  ["a date", new Date(5), "/rule"],
  ["nothing", undefined, ""],
  ["a text", "rule", ""],
]) {
  test(`${name} as config is \`invalidConfig\`, and says nothing of its own`, () => {
    const isRefusal = (error) =>
      error instanceof NodeError &&
      error.code === "invalidConfig" &&
      (path === undefined || error.path === path) &&
      error.cause === undefined &&
      !/boom|fail/i.test(error.message);
    assert.throws(() => nodes.prepare("data-query", config), isRefusal);
  });
}

test("a config is read once, and the same config stands after a trap", async () => {
  const glue = await import("../../js-wrapper/nodes/dist/data-query/glue.js");
  let reads = 0;
  const config = {
    get rule() {
      reads += 1;
      return { value: reads };
    },
  };
  const node = nodes.prepare("data-query", config);
  assert.equal(node.step(given).output, "true");
  const trapping = {
    get login() {
      new Uint8Array(glue.initSync().memory.buffer).fill(0xff);
      return login;
    },
  };
  assert.throws(() => node.step(trapping), NodeTrapped);
  assert.equal(node.step(given).output, "true");
  assert.deepEqual([reads, node.needs()], [1, []]);
  node.free();
});

test("what is thrown of a step is of the same class", () => {
  const node = nodes.prepare("data-query", { rule: { value: 1 } });
  for (const [input, code] of [
    [undefined, "invalidLogin"],
    [revoked({}), "invalidLogin"],
    [{ login, replies: [{ type: "nonsense" }] }, "invalidReply"],
    [{ login: { ...login, authenticated: false } }, "notAuthenticated"],
    [
      { login: { ...login, current: { ...login.current, unfinished: "paused" } } },
      "loginUnfinished",
    ],
  ]) {
    assert.throws(
      () => node.step(input),
      (error) => error instanceof NodeError && error.code === code,
    );
  }
  node.free();
  assert.ok(new NodeTrapped("logout", new Error("x")) instanceof NodeError);
});

test("bytes that are none of ours are `moduleInvalid`, and what the caller threw is its cause", () => {
  const cause = new Error("boom");
  const failing = () => {
    throw cause;
  };
  const empty = () => new Uint8Array(8);
  const another = () => bytesOf("data-query");
  for (const of of [failing, empty, another, () => undefined, undefined]) {
    const act = () => slim.createNodes(of).prepare("logout", {});
    assert.throws(act, (error) => {
      assert.ok(error instanceof slim.NodeError && error.code === "moduleInvalid", error.stack);
      return of !== failing || error.cause === cause;
    });
  }
  const right = slim.createNodes(bytesOf).prepare("logout", {});
  assert.equal(right.step({ login }).type, "request");
});

test("an error with a code that is not listed can't be made", () => {
  for (const code of ["", "boom", "toString", "__proto__", undefined]) {
    assert.throws(() => new NodeError(code, "x"), TypeError);
  }
  for (const code of Object.keys(ERROR_CODES)) assert.equal(new NodeError(code, "x").code, code);
  assert.ok(Object.isFrozen(ERROR_CODES));
});

test("`require` knows the same codes, and its errors their class", () => {
  const required = require("@seatkeeper/nodes");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort());
  assert.deepEqual(required.ERROR_CODES, ERROR_CODES);
  const act = () => required.loadNodes().prepare("logout", revoked({}));
  assert.throws(act, (error) => error instanceof required.NodeError);
});
