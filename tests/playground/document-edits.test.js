/** @file Edits of a flow document: each gives the next document and leaves the one before as it was. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import * as edits from "../../js-wrapper/playground/src/document/edits.js";

const flow = () => patternFlow("warn", 3);
const wiresOf = ({ edges }, id) =>
  edges
    .filter(({ source, target }) => source === id || target === id)
    .map(({ source, sourceHandle, target }) => `${source} ${sourceHandle} ${target}`)
    .sort();

/** A document whose parts throw when something is written into them. */
function frozen(value) {
  if (value !== null && typeof value === "object") Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

test("a node that is added has an id of its own, and no position unless somebody pointed at one", () => {
  const one = edits.addNode(frozen(flow()), "success");
  assert.deepEqual(one.nodes.at(-1), { id: "success-2", type: "success", config: {} });
  const two = edits.addNode(frozen(one), "success", { x: 1.6, y: -2.4 });
  const position = { x: 2, y: -2 };
  assert.deepEqual(two.nodes.at(-1), { id: "success-3", type: "success", config: {}, position });
});

test("a node goes with all of its wires, and no other", () => {
  const before = frozen(flow());
  const after = edits.removeNodes(before, ["page"]);
  assert.deepEqual(wiresOf(after, "page"), []);
  const others = before.edges.filter(({ source, target }) => ![source, target].includes("page"));
  assert.deepEqual(after.edges, others);
});

test("a renamed node keeps its wires, and the flow still runs", async () => {
  const before = frozen(flow());
  const after = edits.renameNode(before, "page", "notice");
  const renamed = wiresOf(before, "page").map((wire) => wire.replaceAll("page", "notice"));
  assert.deepEqual(wiresOf(after, "notice"), renamed);
  assert.deepEqual(wiresOf(after, "page"), []);
  await compileFlow(after);
});

test("a wire to itself is renamed at both of its ends", () => {
  const loop = { source: "page", sourceHandle: "continue", target: "page" };
  const { edges } = edits.renameNode(edits.connect(frozen(flow()), loop), "page", "a");
  assert.deepEqual(edges.at(-1), { ...loop, source: "a", target: "a" });
});

test("an output leads to one place: a new wire takes the place of the old one", () => {
  const wire = { source: "query", sourceHandle: "true", target: "logout" };
  const { edges } = edits.connect(frozen(flow()), wire);
  const found = edges.filter(
    ({ source, sourceHandle }) => `${source} ${sourceHandle}` === "query true",
  );
  assert.deepEqual(found, [wire]);
  assert.equal(edges.length, flow().edges.length);
});

test("an output can lead nowhere, and a wire can be taken away by itself", () => {
  const before = frozen(flow());
  const nowhere = edits.connect(before, { source: "query", sourceHandle: "true" });
  assert.deepEqual(nowhere.edges, before.edges.slice(1));
  assert.deepEqual(edits.removeWire(before, 0).edges, before.edges.slice(1));
});

test("tidied, no node is at any place; placed, every one is", () => {
  const before = frozen(flow());
  const places = new Map(before.nodes.map(({ id }, index) => [id, { x: index * 10.4, y: 0 }]));
  const placed = edits.placeNodes(before, places);
  assert.deepEqual(placed.nodes[2].position, { x: 21, y: 0 });
  assert.deepEqual(edits.tidy(frozen(placed)), before);
});

test("a setting of the flow that is taken back is not there any more", () => {
  const before = frozen(flow());
  const set = edits.changeSetting(before, "pauseMs", 1000);
  assert.deepEqual(set, { ...before, pauseMs: 1000 });
  assert.equal("pauseMs" in edits.changeSetting(set, "pauseMs", undefined), false);
});
