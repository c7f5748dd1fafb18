/** @file E10.6 where the answer itself bites: getters and proxies that throw or change their mind are a failed lookup. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions, START } from "../host/world.js";

const boom = () => {
  throw Object.assign(new Error("boom"), { code: "invalidLogin", name: "NodeError", path: "" });
};
const row = (more) => ({ id: "a", subject: "u1", createdAt: START - 1, ...more });
const getter = (name, of = {}) => Object.defineProperty(of, name, { enumerable: true, get: boom });

const lists = {
  "an id that throws": () => [getter("id", { subject: "u1" })],
  "a device that throws inside": () => [row({ device: getter("ip") })],
  "a device deeper than it can be": () => [row({ device: { ip: getter("x") } })],
  "a date that throws as an object": () => [row({ createdAt: getter("x") })],
  "a row that throws at each look": () => [new Proxy(row(), { get: boom })],
  "a row that hides its names": () => [new Proxy(row(), { ownKeys: boom })],
  "a list of clients that throws": () => [row({ clientIds: new Proxy(["web"], { get: boom }) })],
  "a list that throws": () => new Proxy([row()], { get: boom }),
  "a row that contains itself": () => {
    const self = row();
    return [Object.assign(self, { device: self })];
  },
};

test("the same row, honest: counted", async () => {
  const around = (directory) => ({
    ...directory,
    listSessions: async () => ({ sessions: [row()] }),
  });
  const world = createWorld({ flow: ["block", 1], around });
  assert.equal((await world.login("x")).outcome, "denied");
});

for (const [name, make] of Object.entries(lists)) {
  test(`${name}: a failed lookup (invalid), by each failure mode`, async () => {
    const around = (directory) => ({
      ...directory,
      listSessions: async () => ({ sessions: make() }),
    });
    for (const pattern of ["warn", "silent", "block"]) {
      const open = createWorld({ flow: [pattern, 1], around });
      const { outcome, record } = await open.login("x");
      const { lookup, why } = record.visits[0].facts;
      assert.deepEqual([outcome, lookup, why], ["allowed", "failed", "invalid"], pattern);
      assert.equal(record.openAdmission, true);
      const closed = createWorld({ flow: [pattern, 1, { onLookupFailure: "closed" }], around });
      assert.notEqual((await closed.login("x")).outcome, "allowed", pattern);
    }
  });
}

test("a row that changes between two looks is what it was at the first", async () => {
  let looks = 0;
  const around = (directory) => ({
    ...directory,
    listSessions: async () => {
      const changing = Object.defineProperty({ subject: "u1", createdAt: START - 1 }, "id", {
        enumerable: true,
        get: () => `a${(looks += 1)}`,
      });
      return { sessions: [changing] };
    },
  });
  const world = createWorld({ flow: ["silent", 1], around });
  const { record } = await world.login("x");
  assert.equal(looks, 1);
  assert.equal(record.visits[0].facts.sessions[0].id, "a1");
  assert.deepEqual(
    world.asked.filter(({ kind }) => kind === "revokeSession").map(({ sessionId }) => sessionId),
    ["a1"],
  );
});

for (const [name, answer, cause] of [
  ["a receipt that throws", async () => getter("refreshTokens"), "invalid"],
  ["a receipt that throws inside", async () => ({ refreshTokens: getter("x") }), "invalid"],
  ["an error that throws", () => Promise.reject(getter("code")), "unavailable"],
  [
    "a wait that throws",
    () => Promise.reject(getter("retryAfterMs", { code: "x" })),
    "unavailable",
  ],
]) {
  test(`${name}: that end has failed (${cause}), the others are as they were`, async () => {
    const around = (directory) => ({
      ...directory,
      revokeSession: (request) =>
        request.sessionId === "b" ? answer() : directory.revokeSession(request),
    });
    const world = createWorld({ flow: ["silent", 1], sessions: sessions("a@1 b@2 c@3"), around });
    const { outcome, record } = await world.login("x");
    assert.equal(outcome, "allowed");
    assert.deepEqual(
      record.visits[1].facts.receipts.map(({ status, cause: why }) => why ?? status),
      ["revoked", cause, "revoked"],
    );
  });
}
