/** @file E4 and E10 where the directory misbehaves: pages, partial lists, faults by session, no answer at all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions, START } from "../host/world.js";

const many = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${String(index).padStart(3, "0")}`,
    subject: "u1",
    createdAt: START - 9_000_000 + index,
  }));

/** A directory that reads its list in pages of 50, and fails at the page that it is told. */
const inPages = (broken) => (directory) => ({
  ...directory,
  async listSessions(request) {
    const { sessions: all } = await directory.listSessions(request);
    const read = [];
    for (let page = 0; page * 50 < all.length; page += 1) {
      if (page === broken) return { sessions: read, partial: { error: "unavailable" } };
      read.push(...all.slice(page * 50, (page + 1) * 50));
    }
    return { sessions: read };
  },
});

test("E4.1 121 sessions in pages of 50: all 120 others end", async () => {
  const world = createWorld({ flow: ["silent", 3], sessions: many(120), around: inPages() });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  assert.equal(record.visits[1].facts.receipts.length, 120);
  assert.equal(world.alive(), "x");
});

test("E4.2 a later page fails, what was read decides: restricted", async () => {
  const world = createWorld({ flow: ["block", 3], sessions: many(60), around: inPages(1) });
  const { outcome, record } = await world.login("zcur");
  assert.equal(outcome, "denied");
  const { lookup, activeSessionCount, byFailureMode } = record.visits[0].facts;
  assert.deepEqual([lookup, activeSessionCount, byFailureMode], ["partial", 50, false]);
});

for (const [onPartialLookup, outcome] of [
  ["open", "allowed"],
  ["closed", "denied"],
]) {
  test(`E4.3 a later page fails, what was read does not decide, ${onPartialLookup}: ${outcome}`, async () => {
    const flow = ["block", 60, { onPartialLookup }];
    const world = createWorld({ flow, sessions: many(70), around: inPages(1) });
    const result = await world.login("zcur");
    assert.equal(result.outcome, outcome);
    const { lookup, why, byFailureMode } = result.record.visits[0].facts;
    assert.deepEqual([lookup, why, byFailureMode], ["partial", "unavailable", true]);
  });

  test(`E10.5 one of two linked profiles fails below the limit, ${onPartialLookup}: ${outcome}`, async () => {
    const around = (directory) => ({
      ...directory,
      async listSessions({ subjects }) {
        const { sessions: read } = await directory.listSessions({ subjects: subjects.slice(0, 1) });
        return { sessions: read, partial: { error: "forbidden" } };
      },
    });
    const world = createWorld({ flow: ["block", 2, { onPartialLookup }], around });
    const result = await world.login("x", { linkedSubjects: ["u2"] });
    assert.equal(result.outcome, outcome);
    const { lookup, why } = result.record.visits[0].facts;
    assert.deepEqual([lookup, why], ["partial", "forbidden"]);
  });
}

test("E10.4 one of two linked profiles fails, the other is at the limit: restricted", async () => {
  const around = (directory) => ({
    ...directory,
    async listSessions({ subjects }) {
      assert.deepEqual(subjects, ["u1", "u2"]);
      const { sessions: read } = await directory.listSessions({ subjects: ["u1"] });
      return { sessions: read, partial: { error: "timeout" } };
    },
  });
  const world = createWorld({ flow: ["block", 1], around });
  assert.equal((await world.login("x", { linkedSubjects: ["u2"] })).outcome, "denied");
});

for (const [name, listed] of Object.entries({
  "E1.6 a list that names a session twice": (all) => [...all, ...all],
  "E10.3 the same id in both profiles": (all) => [...all, { ...all[0], subject: "u2" }],
})) {
  test(`${name}: counted once, ended once`, async () => {
    const around = (directory) => ({
      ...directory,
      async listSessions(request) {
        return { sessions: listed((await directory.listSessions(request)).sessions) };
      },
    });
    const login = { linkedSubjects: ["u2"] };
    const block = createWorld({ flow: ["block", 3], sessions: sessions("a@1 b@2"), around });
    const { outcome, record } = await block.login("x", login);
    assert.deepEqual([outcome, record.visits[0].facts.activeSessionCount], ["allowed", 2]);
    const silent = createWorld({ flow: ["silent", 2], sessions: sessions("a@1 b@2"), around });
    await silent.login("x", login);
    assert.equal(silent.alive(), "x");
    assert.equal(silent.count("revokeSession"), 2);
  });
}

const answers = {
  ok: undefined,
  gone: "notFound",
  slow: "rateLimited",
  silent: "timeout",
  fine: undefined,
};
for (const [mode, outcome] of [
  ["open", "allowed"],
  ["closed", "denied"],
]) {
  test(`E4.4 five ends: ok, 404, 429, timeout, ok; ${mode}: ${outcome}`, async () => {
    const there = sessions("ok@1 gone@2 slow@3 silent@4 fine@5");
    const world = createWorld({ flow: ["silent", 1, { onRevokeFailure: mode }], sessions: there });
    for (const [sessionId, error] of Object.entries(answers)) {
      if (error) world.memory.fail({ request: "revokeSession", sessionId, error, times: 9 });
    }
    const result = await world.login("x");
    assert.equal(result.outcome, outcome);
    const { receipts, retry } = result.record.visits[1].facts;
    const rows = Object.fromEntries(
      receipts.map(({ sessionId, status, cause }) => [
        sessionId,
        cause ? `${status} ${cause}` : status,
      ]),
    );
    assert.deepEqual(rows, {
      ok: "revoked",
      gone: "alreadyGone",
      slow: "failed rateLimited",
      silent: "failed timeout",
      fine: "revoked",
    });
    assert.deepEqual([...retry].sort(), ["silent", "slow"]);
    assert.deepEqual(result.record.openAdmission, outcome === "allowed");
  });
}

for (const [name, answer] of Object.entries({
  null: async () => null,
  undefined: async () => undefined,
  "{}": async () => ({}),
  "an error body with status 200": async () => ({ ErrorCode: 908, Message: "invalid token" }),
  "a list in place of an object": async () => [],
  "a list of texts": async () => ({ sessions: ["a", "b"] }),
  "a list of nothing": async () => ({ sessions: [null] }),
  "sessions without an id": async () => ({ sessions: [{ subject: "u1" }] }),
  "an id that is a number": async () => ({ sessions: [{ id: 1, subject: "u1" }] }),
  "sessions as an object": async () => ({ sessions: { a: 1 } }),
  "a field that no session has": async () => ({
    sessions: [{ id: "a", subject: "u1", token: "t" }],
  }),
  "a date as text": async () => ({
    sessions: [{ id: "a", subject: "u1", createdAt: "2030-01-01T00:00:00Z" }],
  }),
  "an error": async () => {
    throw new Error("connection reset");
  },
  "an error before any promise": () => {
    throw new TypeError("bad url");
  },
  "a thrown text": () => Promise.reject("broken"),
})) {
  const around = (directory) => ({ ...directory, listSessions: answer });
  test(`E10.6 the lookup answers ${name}: a failed lookup, let in`, async () => {
    for (const pattern of ["warn", "silent", "block"]) {
      const world = createWorld({ flow: [pattern, 1], around });
      const { outcome, record } = await world.login("x");
      const { lookup, activeSessionCount, byFailureMode } = record.visits[0].facts;
      assert.deepEqual([outcome, lookup, byFailureMode], ["allowed", "failed", true]);
      assert.equal(activeSessionCount, undefined, "never `no sessions found`");
      assert.equal(record.openAdmission, true);
    }
  });

  test(`E10.7 the lookup answers ${name}, closed: turned away`, async () => {
    const world = createWorld({ flow: ["block", 1, { onLookupFailure: "closed" }], around });
    assert.equal((await world.login("x")).outcome, "denied");
  });
}

for (const [mode, outcome] of [
  ["open", "allowed"],
  ["closed", "denied"],
]) {
  test(`E4.7 a list that takes 30 s with a budget of 2 s, ${mode}: ${outcome} after 2 s`, async () => {
    const signals = [];
    const around = (directory, { clock }) => ({
      ...directory,
      listSessions: ({ signal }) =>
        new Promise((resolve) => {
          signals.push(signal);
          clock.after(30_000, () => resolve({ sessions: [] }));
          clock.advance(2_000);
        }),
    });
    const flow = ["block", 1, { onLookupFailure: mode }];
    const world = createWorld({ flow, around, budgetMs: 2_000 });
    const began = world.clock.now();
    const result = await world.login("x");
    assert.equal(result.outcome, outcome);
    assert.equal(world.clock.now() - began, 2_001, "a millisecond to sign in, and the budget");
    const { lookup, why } = result.record.visits[0].facts;
    assert.deepEqual([lookup, why], ["failed", "timeout"]);
    assert.equal(signals.length, 1);
    assert.equal(signals[0].aborted, true);
  });
}

test("E4.7 a session that does not end in time is a failed end", async () => {
  const around = (directory, { clock }) => ({
    ...directory,
    revokeSession(request) {
      if (request.sessionId !== "b") return directory.revokeSession(request);
      // When everybody else has had a turn, the time is over.
      setImmediate(() => clock.advance(8_000));
      return new Promise(() => {});
    },
  });
  const world = createWorld({ flow: ["silent", 1], sessions: sessions("a@1 b@2"), around });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  const [, { facts }] = record.visits;
  assert.deepEqual(
    facts.receipts.map(({ sessionId, status, cause }) => [sessionId, status, cause]),
    [
      ["a", "revoked", undefined],
      ["b", "failed", "timeout"],
    ],
  );
});
