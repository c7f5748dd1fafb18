/** @file The package's own promises: what a node says of itself, many nodes side by side, and their end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes, nodeTypes } from "@seatkeeper/nodes";
import { listed, login, session, watchPrototypes } from "./outcome.js";

watchPrototypes();
const nodes = loadNodes();

const OUTPUTS = {
  "data-query": ["true", "false"],
  "force-logout": ["done", "refused"],
  logout: [],
};
const REQUESTS = {
  "data-query": ["listSessions"],
  "force-logout": ["listSessions", "revokeSession"],
  logout: ["listSessions", "endCurrentSession"],
};

for (const type of nodeTypes) {
  test(`${type} says what it is`, () => {
    const manifest = nodes.manifest(type);
    assert.equal(manifest.name, type);
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
    assert.ok(manifest.title && manifest.description);
    assert.deepEqual(manifest.outputs, OUTPUTS[type]);
    assert.deepEqual(manifest.requests, REQUESTS[type]);
    assert.equal(manifest.config.type, "object");
    assert.equal(manifest.config.additionalProperties, false);
  });
}

test("there are three, and no other", () => {
  assert.deepEqual([...nodeTypes], ["data-query", "force-logout", "logout"]);
  const evil = {
    toString() {
      throw new Error("boom");
    },
  };
  const strange = [undefined, null, 3, Symbol("x"), evil, new Proxy({}, {}), ["logout"]];
  for (const type of ["", "toString", "__proto__", "constructor", "Data-Query", ...strange]) {
    const unknown = { name: "NodeError", code: "unknownNodeType", path: "" };
    assert.throws(() => nodes.prepare(type, {}), unknown);
    assert.throws(() => nodes.manifest(type), unknown);
  }
});

test("nodes with different configs don't mix", () => {
  const prepared = Array.from({ length: 200 }, (_, i) =>
    nodes.prepare("data-query", { rule: { value: i + 1 } }),
  );
  const sessions = Array.from({ length: 100 }, (_, i) => session(`s${i}`));
  const outputs = () =>
    prepared.map((node) => node.step({ login, replies: [listed(sessions)] }).output);
  const expected = prepared.map((_, i) => String(i < 100));
  assert.deepEqual(outputs(), expected);
  assert.deepEqual(outputs(), expected);
  for (const node of prepared) node.free();
});

test("a node that was freed takes nobody with it", () => {
  const [one, other] = [1, 2].map((value) => nodes.prepare("data-query", { rule: { value } }));
  one.free();
  const { output } = other.step({ login, replies: [listed([session("a")])] });
  assert.equal(output, "false");
  for (const use of [() => one.step({ login }), () => one.needs(), () => one.free()]) {
    assert.throws(use, { name: "NodeError", code: "nodeFreed", path: "" });
  }
  assert.equal(other.step({ login, replies: [listed([session("a")])] }).output, "false");
  other.free();
});

test("5,000 nodes made, used and freed leave the memory as it was", () => {
  const use = () => {
    const node = nodes.prepare("force-logout", { strategy: "excess", limit: 3 });
    node.step({ login, replies: [listed([session("a"), session("b"), session("c")])] });
    node.free();
  };
  for (let i = 0; i < 100; i += 1) use();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 5_000; i += 1) use();
  assert.ok(process.memoryUsage().arrayBuffers - before < 1024 * 1024);
});
