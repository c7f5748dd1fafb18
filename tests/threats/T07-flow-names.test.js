/** @file T7: a flow is known by its name; two that share one in a store would pass each other's logins. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore, patternFlow } from "@seatkeeper/host";
import { createWorld } from "../host/world.js";

const taken = { name: "SeatkeeperError", code: "flowNameTaken", path: "/name" };

test("two documents of one name at one store: the second is refused, whichever is laxer", () => {
  for (const [one, two] of [
    [9, 1],
    [1, 9],
  ]) {
    const world = createWorld({ flow: () => patternFlow("block", one) });
    world.another({ flow: patternFlow("block", one) });
    assert.throws(() => world.another({ flow: patternFlow("block", two) }), taken);
    assert.throws(() => world.another({ flow: patternFlow("block", one, { version: 2 }) }), taken);
  }
});

test("the message says what to do", () => {
  const world = createWorld();
  world.another({ flow: patternFlow("block", 1) });
  assert.throws(() => world.another({ flow: patternFlow("block", 2) }), {
    message: "another flow of this store is called `block`",
    help: /function/,
  });
});

test("the same document again, another name, another tenant, another store: no conflict", () => {
  const world = createWorld();
  world.another({ flow: patternFlow("block", 1) });
  world.another({ flow: JSON.parse(JSON.stringify(patternFlow("block", 1))) });
  world.another({ flow: patternFlow("block", 2, { name: "other" }) });
  world.another({ flow: patternFlow("block", 3), tenant: "t2" });
  world.another({ flow: patternFlow("block", 4), store: memoryStore() });
});

test("a flow from a function may change: whom it has let in stays let in", async () => {
  const world = createWorld({ flow: ["block", 3] });
  assert.equal((await world.login("x")).outcome, "allowed");
  world.change("block", 1);
  const renewed = await world.keeper.login(world.stated("x", { trigger: "refresh" }));
  assert.deepEqual([renewed.outcome, renewed.record.flags], ["allowed", []]);
});

test("a document without a name can't run", async () => {
  const { name: _, ...nameless } = patternFlow("block", 1);
  const world = createWorld({ flow: nameless });
  await assert.rejects(world.login("x"), { code: "flowInvalid", path: "/name" });
});
