/** @file T32: the command neither passes nor plays a flow with a gate that it doesn't know. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { seatkeeper } from "../cli/command.js";

for (const place of [0, 1, 2]) {
  const flow = patternFlow("warn", 1);
  flow.nodes[place].type = "risk-score";
  const path = `/nodes/${place}/type`;

  test(`check: exit code 1, with the place ${path}, and no word of it being right`, () => {
    const { code, lines } = seatkeeper(["check", "-"], JSON.stringify(flow));
    assert.equal(code, 1);
    assert.equal(lines.length, 1);
    assert.ok(lines[0].startsWith(`error flowInvalid \`${path}\`: `), lines[0]);
  });

  test(`simulate: exit code 2, with the place /flow${path}, and nothing is played`, () => {
    const steps = [{ at: 1, login: { subject: "u1", sessionId: "x" } }];
    const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify({ flow, steps }));
    assert.deepEqual([code, out], [2, ""]);
    assert.ok(error.startsWith(`/flow${path}: `), error);
  });
}
