/** @file T7: whoever was let in by a generous flow is a stranger to a strict one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createWorld } from "../host/world.js";

const TRIGGERS = ["sso", "refresh", "stepUp"];

function twoFlows(strict) {
  const world = createWorld({ sessions: [], flow: ["silent", 9, { name: "lax" }] });
  const [pattern, limit, options] = strict;
  const flow = patternFlow(pattern, limit, { name: "strict", ...options });
  return { ...world, strict: world.another({ flow }) };
}

for (const trigger of TRIGGERS) {
  test(`limits 9 and 1, block: the second session is refused on entry (${trigger})`, async () => {
    const world = twoFlows(["block", 1]);
    for (const id of ["x", "y", "z"]) assert.equal((await world.login(id)).outcome, "allowed");
    const enter = async (id) => (await world.strict.login(world.stated(id, { trigger }))).outcome;
    assert.equal(await enter("x"), "allowed");
    assert.equal(await enter("y"), "denied");
    assert.equal(await enter("z"), "denied");
    assert.equal(world.alive(), "x");
  });

  test(`limits 9 and 1, silent: the entry ends the older ones (${trigger})`, async () => {
    const world = twoFlows(["silent", 1]);
    for (const id of ["x", "y", "z"]) await world.login(id);
    const { outcome, record } = await world.strict.login(world.stated("z", { trigger }));
    assert.equal(outcome, "allowed");
    assert.deepEqual(record.flags, ["renewalOfStranger"]);
    assert.equal(world.alive(), "z");
    const again = await world.strict.login(world.stated("z", { trigger }));
    assert.deepEqual([again.outcome, again.record.flags], ["allowed", []]);
  });

  test(`the limit per client: the entry is decided too (${trigger})`, async () => {
    const world = twoFlows(["block", 1, { field: "activeSessionCountForClient" }]);
    const session = { clientIds: ["tv"] };
    for (const id of ["x", "y"]) await world.login(id, { session, clientId: "tv" });
    const login = world.stated("y", { trigger, clientId: "tv" });
    assert.equal((await world.strict.login(login)).outcome, "denied");
  });
}

test("a denial by the strict flow is none by the lax one, where the session lives on", async () => {
  const world = twoFlows(["block", 1, { scope: "client" }]);
  for (const id of ["x", "y"]) await world.login(id);
  const denied = await world.strict.login(world.stated("y", { trigger: "sso", clientId: "tv" }));
  assert.equal(denied.outcome, "denied");
  const refresh = await world.keeper.login(world.stated("y", { trigger: "refresh" }));
  assert.equal(refresh.outcome, "allowed");
});
