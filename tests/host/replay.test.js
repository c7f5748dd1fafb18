/** @file A durable engine can replay a leg: every id and every time comes from what the host was given. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createOtp, memoryStore } from "@seatkeeper/host";
import { createClock, createWorld, keyringOf } from "./world.js";

/** Plays the same login on everything new, and tells all that can be seen of it. */
async function played(flow) {
  let count = 0;
  const newId = () => `id ${(count += 1)}`;
  const clock = createClock();
  const world = createWorld({ flow, newId, clock, store: memoryStore({ now: clock.now }) });
  const first = await world.login("x");
  const then = first.pause && (await world.answer(first));
  const { login: _, ...result } = first;
  const rows = world.store.rows();
  return { result, then, rows, records: world.records, events: world.events, made: count };
}

for (const flow of [
  ["silent", 1],
  ["warn", 1],
  ["block", 1],
]) {
  test(`${flow.join(" ")}: played again it is the same, to the last id`, async (t) => {
    t.mock.method(crypto, "randomUUID", () => assert.fail("an id that nobody gave"));
    t.mock.method(Date, "now", () => assert.fail("a time that nobody gave"));
    const [one, other] = [await played(flow), await played(flow)];
    assert.ok(one.made > 0);
    assert.deepEqual(one, other);
  });
}

test("one-time passwords too", async (t) => {
  t.mock.method(crypto, "randomUUID", () => assert.fail("an id that nobody gave"));
  const ids = ["factor", "ticket", "use"];
  const store = memoryStore({ now: () => 1_900_000_000_000 });
  const otp = createOtp({ store, keyring: keyringOf(), newId: () => ids.shift() });
  const { factorId } = await otp.enrol("u1", { type: "totp" });
  assert.equal(factorId, "factor");
  assert.deepEqual(await otp.verify({ subject: "u1", factorId, code: "000000" }), {
    result: "wrong",
  });
  assert.deepEqual(ids, ["use"]);
});
