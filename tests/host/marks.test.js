/** @file Marks are a port of their own: what was let in can be kept where the provider keeps its sessions. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld } from "./world.js";

/** Marks in a map, as somebody else would keep them. */
function ownMarks() {
  const kept = new Map();
  const keyOf = ({ flow, sessionId, subject }) => JSON.stringify([flow, sessionId, subject]);
  return {
    kept,
    marks: {
      get: async (whose) => kept.get(keyOf(whose)),
      set: async (whose, mark) => void kept.set(keyOf(whose), mark),
      clear: async (whose) => void kept.delete(keyOf(whose)),
    },
  };
}

test("what was let in is marked there, and nowhere else", async () => {
  const { kept, marks } = ownMarks();
  const world = createWorld({ flow: ["silent", 1], marks });
  assert.equal((await world.login("x")).outcome, "allowed");
  assert.deepEqual(
    [...kept].map(([key, { state }]) => [key, state]),
    [['["silent","x","u1"]', "admitted"]],
  );
  assert.deepEqual(world.store.rows("mark:"), []);
  const renewal = await world.keeper.login(world.stated("x", { trigger: "refresh" }));
  assert.equal(renewal.outcome, "allowed");
  assert.deepEqual(renewal.record.visits[0].facts.why, "triggerNotRestricted");
});

test("marks that keep nothing but that a session was let in are enough", async () => {
  const admitted = new Set();
  const told = [];
  const marks = {
    get: async ({ sessionId }) => (admitted.has(sessionId) ? { state: "admitted" } : undefined),
    async set({ sessionId }, { state }) {
      told.push([sessionId, state]);
      if (state === "admitted") admitted.add(sessionId);
      else admitted.delete(sessionId);
    },
    clear: async ({ sessionId }) => void admitted.delete(sessionId),
  };
  const world = createWorld({ flow: ["warn", 1], marks });
  const paused = await world.login("x");
  assert.equal(paused.outcome, "paused");
  assert.equal((await world.keeper.login(paused.login)).waitingFor, "session-limit-page");
  assert.equal((await world.answer(paused)).outcome, "allowed");
  assert.deepEqual([...admitted], ["x"]);
  assert.equal(world.alive(), "x");
  told.length = 0;
  await world.keeper.login(world.stated("x", { trigger: "refresh" }));
  assert.deepEqual(told, [["x", "admitted"]], "who doesn't say when is told again");
});
