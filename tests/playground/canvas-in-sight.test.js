/** @file A flow that came from somebody else is seen whole, or is laid out here. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { drawingOf, placesOf } from "../../js-wrapper/playground/src/canvas/drawing.js";
import { inSight } from "../../js-wrapper/playground/src/canvas/in-sight.js";
import { placeNodes } from "../../js-wrapper/playground/src/document/edits.js";

const bare = patternFlow("warn", 3);
const placed = placeNodes(bare, placesOf(drawingOf(bare, [], "right")));
const [, second] = placed.nodes;
const moved = (position) => ({
  ...placed,
  nodes: placed.nodes.map((node) => (node === second ? { ...node, position } : node)),
});

test("places that hide nothing stay", () => {
  assert.equal(inSight(placed), placed);
  assert.equal(inSight(bare), bare);
  const down = placeNodes(bare, placesOf(drawingOf(bare, [], "down")));
  assert.equal(inSight(down), down);
});

const hidden = {
  "a card under another": moved(placed.nodes[0].position),
  "a card that only shows its edge": moved({ ...placed.nodes[0].position, x: 12 }),
  "a card far to the right": moved({ x: 90_000, y: 0 }),
  "a card far above": moved({ x: 0, y: -90_000 }),
};
for (const [what, document] of Object.entries(hidden)) {
  test(`${what}: all are laid out anew`, () => {
    assert.deepEqual(inSight(document), bare);
  });
}
