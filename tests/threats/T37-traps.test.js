/** @file T37: a module that traps, again and again, is thrown away and made anew each time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes, nodeTypes, NodeTrapped } from "@seatkeeper/nodes";
import { listed, login, session, watchPrototypes } from "../nodes/outcome.js";

watchPrototypes();
const nodes = loadNodes();
const CONFIGS = { "data-query": { rule: { value: 1 } }, "force-logout": {}, logout: {} };
const input = { login, replies: [listed([session("a")])] };
const RIGHT = {
  "data-query": (step) => step.output === "true",
  "force-logout": (step) => step.requests?.[0]?.sessionId === "a",
  logout: (step) => step.requests?.[0]?.sessionId === "cur",
};
const inputOf = (type) => (type === "logout" ? { login } : input);

/** The same glue that the package uses: it knows the instance that is alive now. */
const glueOf = (type) => import(`../../js-wrapper/nodes/dist/${type}/glue.js`);

/** An input that makes the module itself trap: while it is packed, the module's memory is overwritten. */
const trapping = (glue) => ({
  get login() {
    new Uint8Array(glue.initSync().memory.buffer).fill(0xff);
    return login;
  },
});

const isTrap = (error) =>
  error instanceof NodeTrapped &&
  error.code === "nodeTrapped" &&
  error.path === "" &&
  error.cause instanceof WebAssembly.RuntimeError;

for (const type of nodeTypes) {
  test(`${type} traps once: said so, and the next step is right`, async () => {
    const glue = await glueOf(type);
    const node = nodes.prepare(type, CONFIGS[type]);
    assert.ok(RIGHT[type](node.step(inputOf(type))));
    const before = glue.initSync();
    assert.throws(() => node.step(trapping(glue)), isTrap);
    assert.notEqual(glue.initSync(), before, "the instance is another one");
    assert.ok(RIGHT[type](node.step(inputOf(type))));
    node.free();
  });
}

test("a trap takes the other nodes of that module along, and they come back", async () => {
  const glue = await glueOf("data-query");
  const prepared = [1, 2].map((value) => nodes.prepare("data-query", { rule: { value } }));
  const [one, two] = prepared;
  assert.throws(() => one.step(trapping(glue)), isTrap);
  assert.equal(two.step(input).output, "false");
  assert.equal(one.step(input).output, "true");
  for (const node of prepared) node.free();
});

test("a node of another module notices nothing", async () => {
  const glue = await glueOf("data-query");
  const other = await glueOf("logout");
  const node = nodes.prepare("logout", {});
  const before = other.initSync();
  const query = nodes.prepare("data-query", CONFIGS["data-query"]);
  assert.throws(() => query.step(trapping(glue)), isTrap);
  assert.equal(other.initSync(), before);
  assert.ok(RIGHT.logout(node.step({ login })));
});

test("an instance that grew beyond 32 MiB is thrown away", async () => {
  const glue = await glueOf("data-query");
  const node = nodes.prepare("data-query", CONFIGS["data-query"]);
  assert.equal(node.step(input).output, "true");
  const before = glue.initSync();
  before.memory.grow((32 * 1024 * 1024) / 65_536);
  assert.equal(node.step(input).output, "true");
  assert.notEqual(glue.initSync(), before);
  assert.ok(glue.initSync().memory.buffer.byteLength < 32 * 1024 * 1024);
  assert.equal(node.step(input).output, "true");
});

test("20,000 traps in a row leave it working", async () => {
  const glue = await glueOf("data-query");
  const node = nodes.prepare("data-query", CONFIGS["data-query"]);
  const evil = trapping(glue);
  for (let trap = 1; trap <= 20_000; trap += 1) {
    try {
      node.step(evil);
      assert.fail("it did not trap");
    } catch (error) {
      if (!isTrap(error)) throw error;
    }
    if (trap % 1_000 === 0) assert.equal(node.step(input).output, "true");
  }
  assert.equal(node.step(input).output, "true");
  assert.equal(nodes.prepare("data-query", { rule: { value: 2 } }).step(input).output, "false");
});
