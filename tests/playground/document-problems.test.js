/** @file What is wrong with a flow is said with the node, the output and the setting that it is about. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { loadNodes } from "@seatkeeper/nodes";
import { changeNode, connect } from "../../js-wrapper/playground/src/document/edits.js";
import {
  check,
  manifestOf,
  nodeTypesOf,
} from "../../js-wrapper/playground/src/document/problems.js";

const warn = () => patternFlow("warn", 3);
const set = (flow, id, config) => changeNode(flow, id, { config });
const problemsOf = async (flow) => (await check(flow)).problems;
const where = ({ severity, code, node, output, setting }) =>
  Object.fromEntries(
    Object.entries({ severity, code, node, output, setting }).filter(
      ([, value]) => value !== undefined,
    ),
  );

test("a flow that is right can run and has no problem", async () => {
  const { flow, problems } = await check(warn());
  assert.deepEqual(problems, []);
  assert.equal(flow.hash, (await compileFlow(warn())).hash);
});

const error = { severity: "error", code: "flowInvalid" };
const warning = { severity: "warning" };
const query = (rule) => set(warn(), "query", { rule });
const kinds = {
  "a bad setting": [query({ value: 0 }), { ...error, node: "query", setting: "/rule/value" }],
  "a bad setting deep in a rule": [
    query({ all: [{ value: 1 }, { any: [{ value: "x" }] }] }),
    { ...error, node: "query", setting: "/rule/all/1/any/0/value" },
  ],
  "a config that is no object": [set(warn(), "query", 7), { ...error, node: "query", setting: "" }],
  "a setting of a node that has none": [
    set(warn(), "page", { text: "hello" }),
    { ...error, node: "page", setting: "/text" },
  ],
  "an unknown type": [changeNode(warn(), "page", { type: "no-such" }), { ...error, node: "page" }],
  "an id that is no word": [
    {
      ...warn(),
      nodes: warn().nodes.map((node) => (node.id === "success" ? { ...node, id: "a b" } : node)),
    },
    { ...error, node: "a b" },
  ],
  "a wire to nobody": [
    connect(warn(), { source: "page", sourceHandle: "cancel", target: "gone" }),
    { ...error, node: "page", output: "cancel" },
  ],
  "a wire from an output that the node has not": [
    connect(warn(), { source: "page", sourceHandle: "maybe", target: "logout" }),
    { ...error, node: "page", output: "maybe" },
  ],
  "a block with no rescue": [
    patternFlow("block", 3),
    { ...warning, code: "blockWithoutRescue", node: "query" },
  ],
  "a limit from the login without a bound": [
    query({ value: { path: "/attributes/seats", default: 3 } }),
    { ...warning, code: "pathWithoutMax", node: "query", setting: "/rule/value" },
  ],
  "a client limit above the limit of the user": [
    query({ any: [{ value: 2 }, { field: "activeSessionCountForClient", value: 5 }] }),
    { ...warning, code: "clientLimitAboveUserLimit", node: "query", setting: "/rule/any/1" },
  ],
  "a setting of the flow itself": [{ ...warn(), pauseMs: 0 }, error],
  "a flow that reports only": [
    { ...warn(), reportOnly: true },
    { ...warning, code: "reportOnly" },
  ],
};
for (const [name, [flow, expected]] of Object.entries(kinds)) {
  test(`${name}: is said where it is`, async () => {
    const found = (await problemsOf(flow)).map(where);
    assert.ok(
      found.some((one) => JSON.stringify(one) === JSON.stringify(where(expected))),
      JSON.stringify(found),
    );
  });
}

test("every output that leads nowhere is said, not the first alone", async () => {
  const nodes = [...warn().nodes, { id: "otp", type: "otp-verification", config: {} }];
  const found = (await problemsOf({ ...warn(), nodes })).map(where);
  const expected = ["verified", "failed", "unavailable"].map((output) => ({
    ...error,
    node: "otp",
    output,
  }));
  assert.deepEqual(found.slice(-3), expected);
});

test("a flow with an error can't run", async () => {
  assert.equal((await check(query({ value: 0 }))).flow, undefined);
});

test("the words are the node's own, without the place", async () => {
  const config = { rule: { value: 0 } };
  const [{ message }] = await problemsOf(set(warn(), "query", config));
  const said = (() => {
    try {
      return loadNodes().prepare("data-query", config);
    } catch (refusal) {
      return refusal.message;
    }
  })();
  assert.equal(said, `\`/rule/value\`: ${message}`);
});

test("every type that a flow may have has a manifest, and no other word has", () => {
  for (const type of nodeTypesOf()) assert.equal(manifestOf(type).name, type);
  for (const type of ["constructor", "__proto__", "toString", "no-such"])
    assert.equal(manifestOf(type), undefined);
});
