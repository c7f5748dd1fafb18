/** @file How often a login asks its store: each call is a round trip that somebody waits for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore } from "@seatkeeper/host";
import { createClock, createWorld } from "./world.js";

/** A store that writes down what it is asked. */
function counted(clock) {
  const store = memoryStore({ now: clock.now });
  const calls = [];
  const note =
    (name) =>
    (...asked) => {
      calls.push(name);
      return store[name](...asked);
    };
  const port = Object.fromEntries(
    ["now", "get", "update", "due"].map((name) => [name, note(name)]),
  );
  return { calls, store: { ...port, rows: store.rows } };
}

/** Without a clock of its own: pauses go by the store's time. */
function worldOver(flow) {
  const clock = createClock();
  const { calls, store } = counted(clock);
  const world = createWorld({ flow, store, clock });
  const keeper = world.another({ clock: undefined, marks: true });
  world.signIn("x");
  return { world, keeper, calls };
}

test("a login that passes asks its store three times, and so does each renewal", async () => {
  const { world, keeper, calls } = worldOver(["silent", 9]);
  assert.equal((await keeper.login(world.stated("x"))).outcome, "allowed");
  assert.deepEqual(calls.splice(0), ["update", "get", "update"]);
  const renewal = world.stated("x", { trigger: "refresh", interactive: false });
  assert.equal((await keeper.login(renewal)).outcome, "allowed");
  assert.deepEqual(calls, ["update", "get", "update"]);
});

test("a login that is denied asks its store three times", async () => {
  const { world, keeper, calls } = worldOver(["block", 1]);
  assert.equal((await keeper.login(world.stated("x"))).outcome, "denied");
  assert.deepEqual(calls, ["update", "get", "update"]);
});

test("a login that waits for its person asks its store five times", async () => {
  const { world, keeper, calls } = worldOver(["warn", 1]);
  assert.equal((await keeper.login(world.stated("x"))).outcome, "paused");
  assert.deepEqual(calls, ["update", "get", "update", "update", "update"]);
});

test("a sweep with nothing due reads no row", async () => {
  const { world, keeper, calls } = worldOver(["warn", 1]);
  await keeper.login(world.stated("x"));
  calls.length = 0;
  await keeper.sweep();
  assert.deepEqual(calls, ["now", "due"]);
  assert.deepEqual(await world.store.due('run:["default"]', world.clock.now(), 10), []);
  assert.equal(world.store.rows("run:").length, 1);
});

test("what a mark says is not written twice, and a repeated login still gets its first outcome", async () => {
  const { world, keeper } = worldOver(["silent", 9, { accessToken: { claims: { plan: "free" } } }]);
  const login = world.stated("x");
  const { record: _, ...first } = await keeper.login(login);
  const again = await keeper.login(login);
  assert.deepEqual(again, { ...first, repeated: true });
  assert.deepEqual(again.token, { claims: { plan: "free" } });
  const asked = world.asked.length;
  world.clock.advance(9 * 60 * 1000);
  assert.deepEqual(await keeper.login(login), { ...first, repeated: true });
  assert.equal(world.asked.length, asked, "the claim is void by then, the mark is not");
});
