/** @file What the live view makes of the server's events and of a run's record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createKeyring,
  createSeatkeeper,
  memoryDirectory,
  memoryStore,
  patternFlow,
} from "@seatkeeper/host";
import { received } from "../../js-wrapper/playground/src/live/feed.js";
import { summaryOf } from "../../js-wrapper/playground/src/live/run.js";

const FIRST = {
  flow: { limit: 2 },
  apps: [{ client: "try" }],
  people: [],
  runs: [{ seq: 1 }, { seq: 2 }],
};
const after = (...events) =>
  events.reduce((live, [type, data]) => received(live, { type, data }), undefined);

test("the newest run comes first, and the first state may hold some", () => {
  const live = after(["state", FIRST], ["run", { seq: 3 }]);
  assert.deepEqual(live.runs, [{ seq: 3 }, { seq: 2 }, { seq: 1 }]);
  assert.deepEqual(FIRST.runs, [{ seq: 1 }, { seq: 2 }]);
});

test("a state replaces everything: after a new connection nothing is there twice", () => {
  const live = after(
    ["state", FIRST],
    ["run", { seq: 3 }],
    ["state", { ...FIRST, runs: [{ seq: 9 }] }],
  );
  assert.deepEqual(live.runs, [{ seq: 9 }]);
});

test("sessions and the flow change by themselves", () => {
  const people = [{ subject: "ada", sessions: [] }];
  const live = after(["state", FIRST], ["sessions", { people }], ["flow", { limit: 5 }]);
  assert.deepEqual([live.people, live.flow, live.apps], [people, { limit: 5 }, FIRST.apps]);
});

test("nothing is believed before the first state, and an unknown event changes nothing", () => {
  assert.equal(after(["run", { seq: 1 }], ["sessions", { people: [] }]), undefined);
  const live = after(["state", FIRST]);
  assert.equal(received(live, { type: "weather", data: {} }), live);
});

test("fifty runs are kept", () => {
  const runs = Array.from({ length: 60 }, (_, index) => ["run", { seq: index + 3 }]);
  const { runs: kept } = after(["state", FIRST], ...runs);
  assert.equal(kept.length, 50);
  assert.equal(kept[0].seq, 62);
});

test("a record in a few words: the way, what was counted, what was ended", async () => {
  const sessions = ["tv", "laptop"].map((id, index) => ({
    id,
    subject: "ada",
    createdAt: 1 + index,
  }));
  const directory = memoryDirectory({ sessions });
  const secret = new Uint8Array(32).fill(1);
  const keeper = createSeatkeeper({
    directory,
    flow: patternFlow("silent", 2),
    store: memoryStore(),
    ...{
      keyring: createKeyring({ current: { kid: "k", secret } }),
      issuer: "https://login.example",
    },
  });
  directory.add({ id: "phone", subject: "ada", createdAt: 3 });
  const { record } = await keeper.login({
    id: "login 1",
    subject: "ada",
    trigger: "login",
    now: 3,
    attributes: {},
    current: { type: "session", id: "phone", createdAt: 3 },
    interactive: true,
    authenticated: true,
  });
  const { path, ended, ...counts } = summaryOf(record);
  assert.deepEqual(counts, { trigger: "login", counted: 2 });
  assert.deepEqual(ended.toSorted(), ["laptop", "tv"]);
  assert.deepEqual(
    path.map(({ output }) => output),
    ["true", "done", "done", undefined],
  );
});

test("a leg that asked no Data Query counts nothing, and what failed is not ended", () => {
  const receipts = [
    { sessionId: "tv", status: "failed" },
    { sessionId: "laptop", status: "alreadyGone" },
  ];
  const visit = { node: "end", type: "force-logout", output: "done", facts: { receipts } };
  assert.deepEqual(summaryOf({ visits: [visit] }), {
    path: [{ node: "end", output: "done" }],
    ended: ["laptop"],
  });
  const would = { outcome: "denied", reason: "policyDenied", end: [] };
  assert.equal(summaryOf({ visits: [visit], would }).would, "denied");
});
