/** @file The limit of a flow document is found and changed wherever it stands, and nothing else is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow, PATTERNS } from "@seatkeeper/host";
import { limitOf, patternOf, withLimit } from "../../js-wrapper/demo/flow-limit.js";

const OPTIONS = [
  {},
  { strategy: "excess" },
  { strategy: "chosen" },
  { sameDevice: "replace", strategy: "excess" },
  { field: "distinctIpCount", operator: ">" },
];

test("another limit makes the flow that its pattern makes with that limit", async () => {
  for (const pattern of PATTERNS) {
    for (const options of [...OPTIONS, ...(pattern === "block" ? [{ rescue: "reVerify" }] : [])]) {
      const flow = patternFlow(pattern, 2, options);
      const before = structuredClone(flow);
      const changed = withLimit(flow, 5);
      assert.deepEqual(changed, patternFlow(pattern, 5, options));
      assert.deepEqual(flow, before);
      assert.deepEqual([limitOf(flow), limitOf(changed)], [2, 5]);
      assert.equal(patternOf(flow), options.rescue ?? pattern);
      await compileFlow(changed);
    }
  }
});

test("other numbers of a rule stay, and so does another number that Force Logout leaves", () => {
  const rule = (limit) => ({
    all: [
      { value: limit },
      {
        any: [
          { field: "distinctIpCount", value: 7 },
          { field: "distinctDeviceCount", value: limit },
        ],
      },
    ],
  });
  const flow = patternFlow("silent", 9, { rule: rule(2), strategy: "excess" });
  assert.equal(limitOf(flow), 2);
  const expected = patternFlow("silent", 9, { rule: rule(4), strategy: "excess" });
  assert.deepEqual(withLimit(flow, 4), expected);
});

test("a limit that comes from the login is none to change", () => {
  const flow = patternFlow("warn", { path: "/attributes/plan/seats", default: 2 });
  assert.deepEqual([limitOf(flow), patternOf(flow)], [undefined, "warn"]);
});

test("a flow with no Data Query has no limit and no pattern", () => {
  const flow = { nodes: [{ id: "success", type: "success" }], edges: [] };
  assert.deepEqual([limitOf(flow), patternOf(flow)], [undefined, undefined]);
});
