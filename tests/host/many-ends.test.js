/** @file A directory that ends several sessions in one call is asked once, and each answer is its session's own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectoryError } from "@seatkeeper/host";
import { createWorld, sessions } from "./world.js";

/** The directory in memory, which can end several; `answer` stands in for what it would say. */
function together({ answer } = {}) {
  const asked = [];
  const around = (directory) => ({
    ...directory,
    revokeSession: () => assert.fail("one by one"),
    async revokeSessions({ sessions: given }) {
      asked.push(given.map(({ sessionId }) => sessionId).sort());
      const usual = async (session) => directory.memory.revokeSession(session);
      return answer ? answer(given, asked.length) : Promise.all(given.map(usual));
    },
  });
  const withMemory = (directory, { memory }) => around({ ...directory, memory });
  const world = createWorld({
    flow: ["silent", 1],
    sessions: sessions("a@1 b@2 c@3"),
    around: withMemory,
  });
  return { world, asked };
}

const statuses = ({ record }) =>
  record.visits
    .find(({ type }) => type === "force-logout")
    .facts.receipts.map(({ sessionId, status, cause }) => [sessionId, status, cause]);

test("three sessions end in one call", async () => {
  const { world, asked } = together();
  const result = await world.login("x");
  assert.deepEqual(asked, [["a", "b", "c"]]);
  assert.equal(world.alive(), "x");
  assert.deepEqual(
    statuses(result),
    ["a", "b", "c"].map((id) => [id, "revoked", undefined]),
  );
});

test("one that fails for now is asked for again, alone; one that is forbidden is not", async () => {
  const faults = { b: "unavailable", c: "forbidden" };
  const answer = (given, turn) =>
    given.map(({ sessionId }) => {
      const fault = turn === 1 ? faults[sessionId] : undefined;
      return fault ? new DirectoryError(fault, "told to") : { refreshTokens: true };
    });
  const { world, asked } = together({ answer });
  const result = await world.login("x");
  assert.deepEqual(asked, [["a", "b", "c"], ["b"]]);
  assert.deepEqual(statuses(result), [
    ["a", "revoked", undefined],
    ["b", "revoked", undefined],
    ["c", "failed", "forbidden"],
  ]);
});

for (const [name, answer] of Object.entries({
  "too few answers": (given) => given.slice(1).map(() => ({})),
  "no list": () => ({ length: 3 }),
  nothing: () => undefined,
})) {
  test(`${name}: every end has failed, and none is taken for done`, async () => {
    const { world } = together({ answer });
    const result = await world.login("x");
    assert.deepEqual(
      statuses(result),
      ["a", "b", "c"].map((id) => [id, "failed", "invalid"]),
    );
    assert.equal(world.alive(), "a b c x");
  });
}

test("a call that throws fails for all of them", async () => {
  const answer = () => {
    throw new DirectoryError("forbidden", "told to");
  };
  const { world, asked } = together({ answer });
  const result = await world.login("x");
  assert.equal(asked.length, 1);
  assert.deepEqual(
    statuses(result),
    ["a", "b", "c"].map((id) => [id, "failed", "forbidden"]),
  );
});
