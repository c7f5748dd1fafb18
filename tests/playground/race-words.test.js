/** @file The race view's words and keys: large counts, the flow that races, and where an arrow leads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { limitOf, naiveName, racingFlow } from "../../js-wrapper/playground/src/race/flow.js";
import { neighbour } from "../../js-wrapper/playground/src/race/neighbour.js";
import { changeWords, listed, ordersOf } from "../../js-wrapper/playground/src/race/words.js";

test("a count that is exact is written out, and a rounded one says so", () => {
  assert.equal(ordersOf(369_600), "369,600");
  assert.equal(ordersOf(2 ** 53 - 1), "9,007,199,254,740,991");
  assert.equal(ordersOf(2 ** 60), "about 1.2 × 10^18");
});

test("ids are listed, and an empty list has a word", () => {
  assert.equal(listed(["login 1", "login 2", "earlier 1"]), "login 1, login 2 and earlier 1");
  assert.equal(listed([]), "nobody");
});

test("a change says who does what now, or that a step is gone", () => {
  const step = /** @type {any} */ ({ act: "revoke", target: "login 1" });
  assert.deepEqual(
    changeWords([
      { key: "1.2", lane: 1, step },
      { key: "0.3", lane: 0 },
    ]),
    ["login 2 now ends login 1", "login 1 has a step less"],
  );
});

test("the editor's flow races as it is, and a pattern with its limit", () => {
  const document = patternFlow("block", 3);
  assert.equal(racingFlow({ choice: "document", limit: 1 }, document), document);
  const silent = racingFlow({ choice: "silent", limit: 2 }, document);
  assert.deepEqual(silent, patternFlow("silent", 2));
  assert.deepEqual([limitOf(document), limitOf(silent)], [3, 2]);
  const seats = patternFlow("warn", { path: "/attributes/seats", default: 2 });
  assert.equal(limitOf(seats), undefined);
  // What is compared otherwise, or only reported, promises no such limit.
  const others = [{ operator: ">" }, { field: "distinctIpCount" }, { reportOnly: true }];
  for (const options of others) assert.equal(limitOf(patternFlow("block", 2, options)), undefined);
  const [query] = silent.nodes;
  assert.equal(limitOf({ nodes: [query, { ...query, id: "second" }] }), undefined);
  assert.match(naiveName(silent), /end all the others/);
  assert.match(naiveName(document), /turn away/);
});

test("arrows lead along a lane, and to the nearest step of the next one", () => {
  const chips = /** @type {any} */ (
    [
      [0, 0, 0],
      [0, 1, 2],
      [0, 2, 6],
      [1, 0, 1],
      [1, 1, 5],
    ].map(([lane, nth, column]) => ({ lane, nth, column }))
  );
  const to = (from, arrow) => chips.indexOf(neighbour(chips, chips[from], arrow));
  assert.deepEqual([to(1, "ArrowLeft"), to(1, "ArrowRight")], [0, 2]);
  assert.deepEqual([to(1, "Home"), to(1, "End")], [0, 2]);
  assert.deepEqual([to(2, "ArrowDown"), to(0, "ArrowDown"), to(4, "ArrowUp")], [4, 3, 2]);
  assert.deepEqual([to(0, "ArrowLeft"), to(2, "ArrowRight"), to(0, "ArrowUp")], [-1, -1, -1]);
});
