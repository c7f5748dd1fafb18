/** @file T32: a document with a node that nobody here knows is not runnable: no restriction is dropped on the way in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { createWorld } from "../host/world.js";

const TYPES = [
  "risk-score",
  "placeholder",
  "unmapped",
  "Data-Query",
  "data-query ",
  "force_logout",
  "",
  null,
  3,
  {},
];

for (const type of TYPES) {
  for (const place of [0, 1, 2]) {
    test(`node ${place} of type ${JSON.stringify(type)}: refused, with the place`, async () => {
      const flow = patternFlow("warn", 1);
      flow.nodes[place].type = type;
      const expected = { code: "flowInvalid", path: `/nodes/${place}/type` };
      await assert.rejects(compileFlow(flow), expected);
    });
  }
}

test("no type at all", async () => {
  const flow = patternFlow("warn", 1);
  delete flow.nodes[1].type;
  await assert.rejects(compileFlow(flow), { code: "flowInvalid", path: "/nodes/1/type" });
});

test("a host with such a flow lets nobody in: the login fails, and nothing is asked", async () => {
  const flow = patternFlow("warn", 1);
  flow.nodes[1].type = "risk-score";
  const world = createWorld({ flow });
  world.signIn("x");
  await assert.rejects(world.keeper.login(world.stated("x")), { code: "flowInvalid" });
  assert.equal(world.asked.length, 0);
});

test("the flow in force is replaced by one that can't run: no login passes by the old one", async () => {
  const world = createWorld({ flow: ["block", 9] });
  assert.equal((await world.login("x")).outcome, "allowed");
  const broken = patternFlow("block", 1);
  broken.nodes[0].type = "risk-score";
  world.change(broken);
  await assert.rejects(world.login("y"), { code: "flowInvalid" });
  world.change("block", 1);
  assert.equal((await world.login("z")).outcome, "denied", "and it recovers by itself");
});
