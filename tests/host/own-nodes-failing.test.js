/** @file What a node of the user's own may do wrong: it takes its way out or denies, and ends nobody in silence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { inFront, hours, word, seats, world, nodeTypes, wire, throws } from "./own-flows.js";
import { officeHours, seatCount, secretWord } from "./own-nodes.js";

const withStep = (step) => ({
  ...seatCount,
  prepare: (config) => ({ ...seatCount.prepare(config), step }),
});
const FAULTS = {
  "run throws, without a way out": [
    hours(0),
    { ...officeHours, run: throws },
    "denied policyDenied",
    "a",
  ],
  "run names no output of its own": [
    hours(0),
    { ...officeHours, run: () => ({ output: "perhaps" }) },
    "denied policyDenied",
    "a",
  ],
  "run throws nothing at all": [
    hours(0),
    { ...officeHours, run: () => Promise.reject() },
    "denied policyDenied",
    "a",
  ],
  "show throws": [word(), { ...secretWord, show: throws }, "denied wordUnavailable", "a"],
  "show is no page": [word(), { ...secretWord, show: () => 7 }, "denied wordUnavailable", "a"],
  "ask throws": [word(), { ...secretWord, ask: throws }, "denied wordUnavailable", "a"],
  "step throws, open": [seats({ seats: 9 }), withStep(throws), "allowed", "x"],
  "step throws, closed": [
    seats({ seats: 9, onTrouble: "closed" }),
    withStep(throws),
    "denied lookupFailed",
    "a",
  ],
  "a step that asks for what its manifest doesn't name": [
    seats({ seats: 9, onTrouble: "closed" }),
    withStep(() => ({
      type: "request",
      requests: [{ type: "revokeSession", sessionId: "a", subject: "u1" }],
    })),
    "denied lookupFailed",
    "a",
  ],
  "steps without end": [
    seats({ seats: 9, onTrouble: "closed" }),
    withStep(() => ({ type: "request", requests: [{ type: "listSessions", subjects: ["u1"] }] })),
    "denied lookupFailed",
    "a",
  ],
};

for (const [name, [flow, type, expected, alive]] of Object.entries(FAULTS)) {
  test(`${name}: ${expected}, and nothing is passed over in silence`, async () => {
    const there = world(flow, { nodeTypes: [type] });
    const result = await there.login("x");
    assert.equal([result.outcome, result.reason].filter(Boolean).join(" "), expected);
    assert.equal(there.alive(), alive);
    const { fault } = result.record.visits.find((visit) => visit.fault);
    assert.equal(fault, name === "steps without end" ? "nodeAsksForEver" : "nodeTrapped");
    assert.ok(!JSON.stringify([result, there.records, there.events]).includes("its own words"));
  });
}

test("settle throws: the run ends by the manifest's way out, and no session of another does", async () => {
  const there = world(word(), { nodeTypes: [{ ...secretWord, settle: throws }] });
  const paused = await there.login("x");
  const denied = await there.answer(paused, { word: "sesame" });
  assert.deepEqual([denied.outcome, denied.reason], ["denied", "wordUnavailable"]);
  assert.equal(there.alive(), "a");
});

test("show throws when the page is shown once more: nothing is decided, and the run waits on", async () => {
  let fails = false;
  const show = (at) => (fails ? throws() : secretWord.show(at));
  const there = world(word(), { nodeTypes: [{ ...secretWord, show }] });
  const paused = await there.login("x");
  fails = true;
  const refresh = there.stated("x", { trigger: "refresh" });
  await assert.rejects(there.keeper.login(refresh), { code: "nodeTrapped" });
  assert.equal(there.alive(), "a x");
  fails = false;
  assert.equal((await there.answer(paused, { word: "sesame" })).outcome, "allowed");
});

test("a flow without a Logout: a node that fails denies, and says that the session is alive", async () => {
  const flow = {
    name: "hours",
    version: 1,
    nodes: [
      { id: "mine", type: "office-hours", config: { from: 0 } },
      { id: "success", type: "success" },
    ],
    edges: [wire("mine", "open", "success"), wire("mine", "closed", "success")],
  };
  const there = world(flow, { nodeTypes: [{ ...officeHours, run: throws }] });
  const { outcome, sessionAlive } = await there.login("x");
  assert.deepEqual([outcome, sessionAlive], ["denied", true]);
  there.clock.advance(60_000);
  await there.keeper.sweep();
  assert.equal(there.alive(), "a", "what was alive is ended by the next sweep");
});

test("one that gives a token: it comes with the outcome, and nothing restricts after it", async () => {
  const own = {
    manifest: {
      ...officeHours.manifest,
      name: "own-token",
      outputs: ["done"],
      config: { type: "object" },
    },
    givesToken: true,
    run: ({ login }) => ({ output: "done", token: { plan: login.attributes?.plan ?? "none" } }),
  };
  const flow = patternFlow("silent", 1);
  flow.nodes.find(({ id }) => id === "token").type = "own-token";
  const { token } = await world(flow, { nodeTypes: [own] }).login("x", {
    attributes: { plan: "pro" },
  });
  assert.deepEqual(token, { plan: "pro" });
  const early = inFront("own-token", {}, { done: "query" });
  const path = `/nodes/${early.nodes.findIndex(({ id }) => id === "query")}`;
  await assert.rejects(compileFlow(early, { nodeTypes: [own] }), { code: "flowInvalid", path });
});

test("check throws: the answer is not one, and the run waits on", async () => {
  const there = world(word(), { nodeTypes: [{ ...secretWord, check: throws }] });
  const paused = await there.login("x");
  await assert.rejects(there.answer(paused, { word: "sesame" }), ({ code, path, message }) => {
    assert.deepEqual([code, path], ["answerInvalid", "/answer"]);
    return !message.includes("its own words");
  });
  assert.equal(there.alive(), "a x");
});

test("a node of the user's in reportOnly ends nothing, and says what would have been", async () => {
  const closed = world({ ...hours(8), reportOnly: true });
  const { outcome, record } = await closed.login("x");
  assert.deepEqual(
    [outcome, record.would],
    ["allowed", { outcome: "denied", end: [], reason: "officeClosed" }],
  );
  const waits = world({ ...word(), reportOnly: true });
  const would = (await waits.login("x")).record.would;
  assert.deepEqual(would, { outcome: "paused", end: ["a"], waitingFor: "secret-word" });
  assert.equal(waits.alive(), "a x");
  const dry = { ...officeHours, run: throws, dryRun: () => ({ output: "open" }) };
  const other = world({ ...hours(8), reportOnly: true }, { nodeTypes: [dry] });
  assert.equal((await other.login("x")).record.would.outcome, "allowed");
});
