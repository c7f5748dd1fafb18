/** @file What a card says, and which cards and wires are lit. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { drawingOf } from "../../js-wrapper/playground/src/canvas/drawing.js";
import { elementsOf } from "../../js-wrapper/playground/src/canvas/elements.js";
import { alsoSet, summaryOf } from "../../js-wrapper/playground/src/canvas/summary.js";
import { wirePath } from "../../js-wrapper/playground/src/canvas/wire-path.js";
import { connect } from "../../js-wrapper/playground/src/document/edits.js";
import { check, nodeTypesOf } from "../../js-wrapper/playground/src/document/problems.js";

const seats = { path: "/attributes/seats", default: 2 };
const lines = [
  ["data-query", { rule: { value: 3 } }, "activeSessionCount ≥ 3"],
  [
    "data-query",
    { rule: { field: "distinctIpCount", operator: "!=", value: 2 } },
    "distinctIpCount ≠ 2",
  ],
  ["data-query", { rule: { value: seats } }, "activeSessionCount ≥ 2 unless /attributes/seats"],
  [
    "data-query",
    { rule: { all: [{ value: 1 }, { any: [{ operator: "<", value: 2 }, { value: 3 }] }] } },
    "activeSessionCount ≥ 1 and (activeSessionCount < 2 or activeSessionCount ≥ 3)",
  ],
  ["data-query", {}, "no rule yet"],
  ["force-logout", {}, "ends all"],
  [
    "force-logout",
    { strategy: "excess", limit: 2, scope: "client" },
    "ends excess to 2 at the client",
  ],
  ["logout", { scope: "client" }, "denies at the client"],
  ["access-token-config", { a: 1 }, "sets 1 field"],
  ["no-such", {}, "is not known here"],
  ["constructor", {}, "is not known here"],
];
for (const [type, config, expected] of lines) {
  test(`${type} ${JSON.stringify(config)}: ${expected}`, () =>
    assert.equal(summaryOf(type, config), expected));
}

test("what a line does not say is named, so that no setting hides", () => {
  const also = [
    ["data-query", { rule: { value: 3 }, explain: false }, ""],
    ["data-query", { rule: { value: 3 }, triggers: ["sso"], classes: [] }, "classes, triggers"],
    ["force-logout", { strategy: "excess", limit: 2, scope: "client", explain: true }, ""],
    ["force-logout", { order: "leastRecentlyUsed" }, "order"],
    ["logout", { scope: "client" }, ""],
    ["logout", { evil: 1 }, "evil"],
    ["access-token-config", { a: 1 }, ""],
    ["constructor", { a: 1 }, ""],
    ["data-query", null, ""],
  ];
  for (const [type, config, names] of /** @type {any[]} */ (also)) {
    assert.equal(alsoSet(type, config), names && `also set: ${names}`);
  }
});

test("whatever stands in a config comes to one line", () => {
  const values = [
    null,
    undefined,
    7,
    "x",
    [],
    [null],
    {},
    { rule: null },
    { rule: [] },
    { rule: "x" },
  ];
  values.push({ rule: { all: "x" } }, { rule: { all: [null, 7] } }, { rule: { value: {} } });
  values.push({ rule: { operator: { a: 1 }, field: [] } }, { strategy: {}, limit: [], scope: 7 });
  for (const type of nodeTypesOf())
    for (const value of values) assert.equal(typeof summaryOf(type, value), "string");
});

test("a problem stands at the node or at the output that it is about", async () => {
  const flow = connect(patternFlow("block", 0), { source: "query", sourceHandle: "false" });
  const { problems } = await check(flow);
  const [query, ...others] = drawingOf(flow, problems, "right").cards;
  assert.deepEqual(
    query.problems.map(({ setting }) => setting),
    ["/rule/value"],
  );
  const counts = query.outputs.map(({ name, problems: own }) => [name, own.length]);
  assert.deepEqual(counts, [
    ["true", 0],
    ["false", 1],
  ]);
  assert.ok(others.every((card) => card.problems.length === 0));
  const { nodes } = elementsOf(drawingOf(flow, problems, "right"), {});
  assert.match(
    nodes[0].ariaLabel,
    /^Data Query query; .*; error: expected an integer.*; error: at false: /,
  );
});

test("an output that only a wire knows of is drawn, and so is one of an unknown type", () => {
  const flow = {
    nodes: [
      { id: "a", type: "no-such" },
      { id: "b", type: "logout" },
    ],
    edges: [
      { source: "a", sourceHandle: "x", target: "b" },
      { source: "b", sourceHandle: "y", target: "a" },
    ],
  };
  const outputs = drawingOf(flow, [], "right").cards.map((card) =>
    card.outputs.map(({ name }) => name),
  );
  assert.deepEqual(outputs, [["x"], ["y"]]);
});

test("the way of a run is lit, and nothing else", () => {
  const drawing = drawingOf(patternFlow("warn", 3), [], "right");
  const lit = { nodes: ["query", "page"], wires: ["query true"], at: "page" };
  const { nodes, edges } = elementsOf(drawing, { lit });
  const isLit = nodes.filter(({ data }) => data.isLit).map(({ id }) => id);
  assert.deepEqual(isLit, lit.nodes);
  assert.deepEqual(
    nodes.filter(({ data }) => data.waits).map(({ id }) => id),
    ["page"],
  );
  assert.match(nodes.find(({ id }) => id === "page").ariaLabel, /waits for the person/);
  const wires = edges.filter(({ className }) => className === "lit");
  assert.deepEqual(
    wires.map(({ source, sourceHandle }) => [source, sourceHandle]),
    [["query", "true"]],
  );
  assert.match(wires[0].ariaLabel, /taken/);
});

test("a node on its way is where the hand has it", () => {
  const drawing = drawingOf(patternFlow("warn", 3), [], "right");
  const moving = new Map([["token", { x: 5, y: 6 }]]);
  const { nodes, edges } = elementsOf(drawing, { moving, selected: "token" });
  assert.deepEqual(nodes.find(({ id }) => id === "token").position, { x: 5, y: 6 });
  assert.deepEqual(
    nodes.filter(({ selected }) => selected).map(({ id }) => id),
    ["token"],
  );
  const touched = edges.filter(({ source, target }) => [source, target].includes("token"));
  assert.ok(touched.every(({ data }) => data.way.length === 0));
});

test("a wire leaves and arrives in the direction of the flow", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 20 },
  ];
  assert.equal(wirePath(points, "right"), "M0,0 C5,0 5,20 10,20");
  assert.equal(wirePath(points, "down"), "M0,0 C0,10 10,10 10,20");
});
