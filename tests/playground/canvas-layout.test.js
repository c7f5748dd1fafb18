/** @file Where cards stand and which way wires go: no card on another, whatever the graph. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow, PATTERNS } from "@seatkeeper/host";
import {
  directionFor,
  drawingOf,
  isAnother,
} from "../../js-wrapper/playground/src/canvas/drawing.js";
import { framing, SMALLEST } from "../../js-wrapper/playground/src/canvas/framing.js";
import { freePlace, overlap } from "../../js-wrapper/playground/src/canvas/layout.js";
import { addNode, placeNodes, tidy } from "../../js-wrapper/playground/src/document/edits.js";
import { nodeTypesOf } from "../../js-wrapper/playground/src/document/problems.js";
import { withNode } from "../../js-wrapper/playground/src/editor/with-node.js";

const DIRECTIONS = /** @type {const} */ (["right", "down"]);
const flows = {
  ...Object.fromEntries(PATTERNS.map((pattern) => [pattern, patternFlow(pattern, 3)])),
  "a cycle": looped(),
  "a wire to itself": { ...looped(), edges: [wire("a", "x", "a")] },
  "two wires of one output": { ...looped(), edges: [wire("a", "x", "b"), wire("a", "x", "c")] },
  "the same wire twice": { ...looped(), edges: [wire("a", "x", "b"), wire("a", "x", "b")] },
  "a wire to nobody": { ...looped(), edges: [wire("a", "x", "gone"), wire("gone", "x", "a")] },
  "no wires": { ...looped(), edges: [] },
  "names of prototypes": {
    nodes: ["__proto__", "constructor", "toString"].map((id) => ({ id, type: id })),
    edges: [wire("__proto__", "constructor", "toString")],
  },
  "as large as can be": large(),
};

function wire(source, sourceHandle, target) {
  return { source, sourceHandle, target };
}

function looped() {
  const nodes = ["a", "b", "c"].map((id) => ({ id, type: "no-such" }));
  return { nodes, edges: [wire("a", "x", "b"), wire("b", "x", "c"), wire("c", "x", "a")] };
}

function large() {
  const nodes = Array.from({ length: 100 }, (_, index) => ({ id: `n${index}`, type: "no-such" }));
  const edges = Array.from({ length: 300 }, (_, index) =>
    wire(`n${(index * 37) % 100}`, `o${index % 3}`, `n${(index * 61 + 7) % 100}`),
  );
  return { nodes, edges };
}

const standsApart = (cards) => {
  cards.forEach((card, index) => {
    for (const other of cards.slice(index + 1)) {
      assert.ok(!overlap(card, other), `${card.id} is on ${other.id}`);
    }
  });
};

for (const [name, flow] of Object.entries(flows)) {
  for (const direction of DIRECTIONS) {
    test(`${name}, ${direction}: every card has a place of its own, every wire two ends`, () => {
      const drawing = drawingOf(flow, [], direction);
      assert.deepEqual(
        drawing.cards.map(({ id }) => id),
        flow.nodes.map(({ id }) => id),
      );
      assert.ok(drawing.cards.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y)));
      standsApart(drawing.cards);
      const ids = new Set(flow.nodes.map(({ id }) => id));
      const joined = flow.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
      assert.equal(drawing.wires.length, joined.length);
      assert.deepEqual(drawingOf(flow, [], direction), drawing);
    });
  }
}

for (const pattern of PATTERNS) {
  test(`${pattern}: wires lead on, and no wire crosses a card that it has nothing to do with`, () => {
    for (const direction of DIRECTIONS) {
      const { cards, wires } = drawingOf(patternFlow(pattern, 3), [], direction);
      const along = direction === "right" ? "x" : "y";
      const at = (id) => cards.find((card) => card.id === id);
      for (const { source, target, way } of wires) {
        assert.ok(at(source)[along] < at(target)[along], `${source} → ${target}`);
        for (const { x, y } of way) {
          const hit = cards.find((card) => overlap(card, { x, y, width: 1, height: 1 }));
          assert.equal(hit, undefined, `${source} → ${target}`);
        }
      }
    }
  });
}

test("the first output of a node leads to the side on which it stands", () => {
  const right = drawingOf(patternFlow("warn", 3), [], "right").cards;
  const down = drawingOf(patternFlow("warn", 3), [], "down").cards;
  const at = (cards, id) => cards.find((card) => card.id === id);
  assert.ok(at(right, "page").y < at(right, "token").y);
  assert.ok(at(down, "page").x < at(down, "token").x);
});

test("the order in which the wires stand in the document changes no side", () => {
  for (const pattern of PATTERNS) {
    const flow = patternFlow(pattern, 3);
    const turned = { ...flow, edges: flow.edges.slice().reverse() };
    for (const direction of DIRECTIONS) {
      const across = direction === "right" ? "y" : "x";
      const { cards, wires } = drawingOf(turned, [], direction);
      const at = (output) => {
        const { target, way } = wires.find(
          ({ source, output: name }) => source === "query" && name === output,
        );
        return (way[0] ?? cards.find(({ id }) => id === target))[across];
      };
      assert.ok(at("true") < at("false"), `${pattern} ${direction}`);
    }
  }
});

test("a wire that leads back, or to its own card, is given no way through the cards", () => {
  for (const direction of DIRECTIONS) {
    const chain = ["a", "b", "c"].map((id) => ({ id, type: "no-such" }));
    const edges = [
      wire("a", "x", "b"),
      wire("b", "x", "c"),
      wire("c", "x", "a"),
      wire("b", "y", "b"),
    ];
    const { cards, wires } = drawingOf({ nodes: chain, edges }, [], direction);
    const along = direction === "right" ? "x" : "y";
    const at = (id) => cards.find((card) => card.id === id)[along];
    const back = wires.filter(({ source, target }) => at(source) >= at(target));
    assert.equal(back.length, 2);
    assert.deepEqual(
      back.map(({ way }) => way),
      [[], []],
    );
  }
});

test("a flow that somebody placed stands as it was placed, and leads where it led", () => {
  for (const direction of DIRECTIONS) {
    const flow = patternFlow("reVerify", 3);
    const laid = drawingOf(flow, [], direction);
    const places = new Map(laid.cards.map(({ id, x, y }) => [id, { x, y }]));
    for (const preferred of DIRECTIONS) {
      const placed = drawingOf(placeNodes(flow, places), [], preferred);
      assert.deepEqual([placed.direction, placed.isLaidOut], [direction, false]);
      assert.deepEqual(placed.cards, laid.cards);
      assert.deepEqual(placed.wires, laid.wires);
    }
    assert.deepEqual(drawingOf(tidy(placeNodes(flow, places)), [], direction), laid);
  }
});

/** The layout places a point on every card that a wire passes, and its time goes with them. */
const pointsOf = (flow) =>
  drawingOf(flow, [], "right").wires.reduce((sum, { way }) => sum + way.length, 0);

test("T54 a flow with more wires than anybody follows is drawn without the ways of most", () => {
  const { nodes } = large();
  const chain = nodes.slice(1).map(({ id }, index) => wire(nodes[index].id, "next", id));
  const far = Array.from({ length: 201 }, (_, index) =>
    wire(`n${index % 49}`, `far ${index}`, `n${99 - Math.floor(index / 5)}`),
  );
  const drawing = drawingOf({ nodes, edges: [...chain, ...far] }, [], "right");
  standsApart(drawing.cards);
  assert.equal(drawing.wires.length, 300);
  assert.ok(pointsOf({ nodes, edges: [...chain, ...far] }) < 1000);
  const few = pointsOf({ nodes, edges: [...chain, ...far.slice(0, 20)] });
  assert.ok(few > 1000, "what can be followed goes round the cards");
});

test("T54 wires from one card to the same other are laid out once", () => {
  const { nodes } = large();
  const chain = nodes.slice(1).map(({ id }, index) => wire(nodes[index].id, "next", id));
  const same = Array.from({ length: 201 }, (_, index) => wire("n0", `far ${index}`, "n99"));
  const { wires } = drawingOf({ nodes, edges: [...chain, ...same] }, [], "right");
  const ways = wires.filter(({ target, output }) => target === "n99" && output !== "next");
  assert.equal(new Set(ways.map(({ way }) => JSON.stringify(way))).size, 1);
  assert.ok(ways[0].way.length > 0);
});

test("a wire of a node that was moved takes the straight way", () => {
  const flow = patternFlow("warn", 3);
  const { cards, wires } = drawingOf(flow, [], "right");
  const places = new Map(cards.map(({ id, x, y }) => [id, { x, y: id === "token" ? y + 1 : y }]));
  const wayOf = (found) =>
    found.find(({ source, output }) => `${source} ${output}` === "query false").way;
  assert.ok(wayOf(wires).length > 0);
  assert.deepEqual(wayOf(drawingOf(placeNodes(flow, places), [], "right").wires), []);
});

test("a narrow canvas is drawn downwards, a wide one to the right", () => {
  const flow = patternFlow("warn", 3);
  assert.equal(directionFor(flow, { width: 360, height: 540 }), "down");
  assert.equal(directionFor(flow, { width: 1600, height: 700 }), "right");
});

test("what is shown is the whole flow, where it can be read; else it begins at its beginning", () => {
  const { cards } = drawingOf(patternFlow("warn", 3), [], "right");
  const seen = (room) => {
    const { x, y, zoom } = framing(cards, room);
    return cards.map((card) => ({
      left: card.x * zoom + x,
      top: card.y * zoom + y,
      right: (card.x + card.width) * zoom + x,
      bottom: (card.y + card.height) * zoom + y,
      zoom,
    }));
  };
  for (const { left, top, right, bottom } of seen({ width: 1600, height: 900 })) {
    assert.ok(left >= 0 && top >= 0 && right <= 1600 && bottom <= 900);
  }
  const room = { width: 300, height: 200 };
  const all = framing(cards, room, SMALLEST);
  assert.ok(all.zoom < 0.75);
  assert.ok(Math.max(...cards.map(({ x, width }) => (x + width) * all.zoom + all.x)) <= 300);
  const small = seen(room);
  assert.equal(small[0].zoom, 0.75);
  assert.ok(Math.min(...small.map(({ left }) => left)) >= 0);
  assert.ok(Number.isFinite(framing([], { width: 300, height: 200 }).zoom));
});

test("one node after another is added without standing on any", () => {
  const flow = patternFlow("warn", 3);
  const { cards } = drawingOf(flow, [], "right");
  let document = placeNodes(flow, new Map(cards.map(({ id, x, y }) => [id, { x, y }])));
  for (let round = 0; round < 3; round += 1) {
    for (const type of nodeTypesOf()) document = withNode(document, type, "query");
  }
  const drawing = drawingOf(document, [], "right");
  assert.equal(drawing.cards.length, cards.length + 21);
  assert.equal(drawing.isLaidOut, false);
  standsApart(drawing.cards);
  const stood = new Map(cards.map((card) => [card.id, card]));
  for (const { id, x, y } of drawing.cards.slice(0, cards.length)) {
    assert.deepEqual([x, y], [stood.get(id).x, stood.get(id).y]);
  }
});

test("in a flow that is laid out a new node is laid out too", () => {
  assert.equal(withNode(patternFlow("warn", 3), "success").nodes.at(-1).position, undefined);
  assert.deepEqual(freePlace([], { width: 1, height: 1 }), { x: 0, y: 0 });
  const begun = withNode({ name: "new", version: 1, nodes: [], edges: [] }, "success");
  assert.equal(begun.nodes[0].position, undefined);
});

test("a node that is moved before there is a wire turns nothing round", () => {
  let document = { name: "new", version: 1, nodes: [], edges: [] };
  for (const type of nodeTypesOf()) document = addNode(document, type);
  for (const direction of DIRECTIONS) {
    const { cards } = drawingOf(document, [], direction);
    const places = new Map(cards.map(({ id, x, y }) => [id, { x, y }]));
    const moved = drawingOf(placeNodes(document, places), [], direction);
    assert.equal(moved.direction, direction);
    standsApart(moved.cards);
  }
});

test("another flow is told from one that was changed", () => {
  const drawn = (flow, direction = DIRECTIONS[0]) => drawingOf(flow, [], direction);
  const flow = patternFlow("warn", 3);
  const { cards } = drawn(flow);
  const placed = placeNodes(flow, new Map(cards.map(({ id, x, y }) => [id, { x, y }])));
  const added = addNode(placed, "success", { x: -900, y: 0 });
  assert.equal(isAnother(drawn(placed), drawn(added)), false);
  assert.equal(isAnother(undefined, drawn(placed)), true);
  assert.equal(isAnother(drawn(flow), drawn(flow, "down")), true);
  const moved = placeNodes(placed, new Map(cards.map(({ id, x, y }) => [id, { x: x + 9, y }])));
  assert.equal(isAnother(drawn(placed), drawn(moved)), true);
});
