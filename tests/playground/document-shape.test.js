/** @file T54: what can be drawn is drawn, however wrong it is; what can't be is refused in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { drawable } from "../../js-wrapper/playground/src/document/shape.js";

const flow = (changes) => ({ ...patternFlow("silent", 3), ...changes });
const node = (changes) => flow({ nodes: [{ id: "a", type: "logout", config: {}, ...changes }] });

const good = {
  "a pattern": flow({}),
  "no nodes": flow({ nodes: [], edges: [] }),
  "an unknown type, and a wire to nobody": flow({
    nodes: [{ id: "a", type: "constructor" }],
    edges: [{ source: "a", sourceHandle: "toString", target: "gone" }],
  }),
  "a cycle": flow({
    nodes: [{ id: "a", type: "data-query" }],
    edges: [{ source: "a", sourceHandle: "true", target: "a" }],
  }),
  "a bad config": node({ config: { rule: 7 } }),
  "unknown fields": flow({ more: [1] }),
  "a place": node({ position: { x: -5, y: 1e5 } }),
};
for (const [name, given] of Object.entries(good)) {
  test(`${name}: is drawn, from a copy`, () => {
    const copy = drawable(given);
    assert.deepEqual(copy, given);
    assert.notEqual(copy.nodes, given.nodes);
  });
}

const bad = {
  nothing: [null, /something else/],
  "a list": [[], /something else/],
  "a text": ["flow", /something else/],
  "no name": [flow({ name: undefined }), /no name/],
  "nodes that are no list": [flow({ nodes: {} }), /1 to 100 nodes/],
  "too many nodes": [
    flow({ nodes: Array.from({ length: 101 }, (_, index) => ({ id: `n${index}`, type: "x" })) }),
    /1 to 100 nodes/,
  ],
  "edges that are no list": [flow({ edges: undefined }), /up to 300 edges/],
  "too many edges": [
    flow({ edges: Array.from({ length: 301 }, () => flow({}).edges[0]) }),
    /up to 300 edges/,
  ],
  "a node that is null": [flow({ nodes: [null] }), /Node 1 has no id/],
  "a node without an id": [node({ id: "" }), /Node 1 has no id/],
  "a node whose type is a list": [node({ type: ["logout"] }), /Node 1 has no id or no type/],
  "two of one id": [flow({ nodes: [node({}).nodes[0], node({}).nodes[0]] }), /Two nodes/],
  "a place without a number": [node({ position: { x: "1", y: 2 } }), /at no place/],
  "a place out of sight": [node({ position: { x: 0, y: 100_001 } }), /at no place/],
  "a name that fills the page": [flow({ name: "x".repeat(201) }), /longer than 200/],
  "a place that is null": [node({ position: null }), /at no place/],
  "an edge from nowhere": [flow({ edges: [{ sourceHandle: "a", target: "b" }] }), /Edge 1/],
  "an edge that is null": [flow({ edges: [null] }), /Edge 1/],
};
for (const [name, [given, expected]] of Object.entries(bad)) {
  test(`${name}: is refused`, () => assert.throws(() => drawable(given), expected));
}

test("a long id is not repeated whole", () => {
  const twice = { id: "x".repeat(5000), type: "a" };
  assert.throws(
    () => drawable(flow({ nodes: [twice, twice] })),
    ({ message }) => message.length < 100,
  );
});
