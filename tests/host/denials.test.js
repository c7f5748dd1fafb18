/** @file Why a login is denied: a listed reason or one that a node states, and nothing else can be made. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, DENIAL_REASONS, patternFlow } from "@seatkeeper/host";
import { createNodeTypes, denialOf } from "@seatkeeper/host/kit";
import { REFUSAL_MEANINGS, REFUSALS } from "@seatkeeper/nodes/words";
import { officeHours, seatCount } from "./own-nodes.js";
import { createWorld } from "./world.js";

test("a denial has a listed reason", () => {
  for (const reason of [...Object.keys(DENIAL_REASONS), ...REFUSALS]) {
    assert.deepEqual(denialOf(reason), { outcome: "denied", reason, class: "policyDenied" });
  }
  for (const reason of ["tooMany", "constructor", "", undefined, ["cancelled"]]) {
    assert.throws(() => denialOf(reason), TypeError);
  }
});

test("the list is complete lines, and nobody can change it", () => {
  assert.ok(Object.isFrozen(DENIAL_REASONS));
  for (const [reason, { meaning, status, todo }] of Object.entries(DENIAL_REASONS)) {
    assert.match(reason, /^[a-z][A-Za-z]+$/);
    for (const line of [meaning, todo]) assert.match(line, /^[a-z][^\n]*[^.\n]$/);
    assert.ok([403, 503].includes(status), reason);
  }
  const { meaning } = DENIAL_REASONS.superseded;
  assert.equal(meaning.toLowerCase(), REFUSAL_MEANINGS.superseded.toLowerCase().slice(0, -1));
});

test("what the host's own nodes deny for is listed", () => {
  assert.deepEqual([...createNodeTypes().reasons], Object.keys(DENIAL_REASONS));
});

/** A pattern's flow with a node of somebody's own in front. */
function inFront(nodeType, type, ways) {
  const flow = patternFlow("silent", 1);
  const config = type === "seat-count" ? { seats: 1 } : { from: 8 };
  const edges = Object.entries(ways).map(([sourceHandle, target]) => ({
    source: "mine",
    sourceHandle,
    target,
  }));
  const document = {
    ...flow,
    nodes: [{ id: "mine", type, config }, ...flow.nodes],
    edges: [...edges, ...flow.edges],
  };
  return createWorld({ flow: document, nodeTypes: [nodeType] });
}
const hours = (node) =>
  inFront({ ...officeHours, ...node }, "office-hours", { open: "query", closed: "logout" });

test("a node states why it denies, several reasons for one way out, and gives one of them", async () => {
  const reasons = { closed: ["officeClosed", "holiday"] };
  const usual = await hours({ reasons }).login("x");
  assert.deepEqual([usual.outcome, usual.reason], ["denied", "officeClosed"]);
  const run = () => ({ output: "closed", reason: "holiday" });
  const second = await hours({ reasons, run }).login("x");
  assert.deepEqual([second.outcome, second.reason], ["denied", "holiday"]);
  const ours = await hours({ run: () => ({ output: "closed", reason: "cancelled" }) }).login("x");
  assert.deepEqual([ours.outcome, ours.reason], ["denied", "cancelled"]);
});

test("one that gives a reason that it never stated has failed", async () => {
  const run = () => ({ output: "closed", reason: "holiday" });
  const { outcome, reason, record } = await hours({ run }).login("x");
  assert.deepEqual([outcome, reason], ["denied", "policyDenied"]);
  assert.equal(record.visits.find(({ node }) => node === "mine").fault, "nodeTrapped");
});

/** A module that always says `full`, and why. */
const full = (reason, more) => ({
  ...seatCount,
  prepare: () => ({
    step: () => ({ type: "done", output: "full", facts: { reason }, events: [] }),
    needs: () => [],
    free() {},
  }),
  ...more,
});
const houseOf = (node) => inFront(node, "seat-count", { room: "query", full: "logout" });

test("a module states its reasons beside its manifest", async () => {
  const stated = await houseOf(full("houseFull", { reasons: { full: "houseFull" } })).login("x");
  assert.deepEqual([stated.outcome, stated.reason], ["denied", "houseFull"]);
  const { outcome, record } = await houseOf(full("houseFull")).login("x");
  // Its manifest says which way out a failure takes: the open one.
  assert.equal(outcome, "allowed");
  assert.equal(record.visits.find(({ node }) => node === "mine").fault, "nodeTrapped");
});

test("reasons that can't be stated are refused when the node is handed over", async () => {
  const given = [
    [{ ...officeHours, reasons: { closed: [] } }, "/nodeTypes/0/reasons/closed"],
    [{ ...officeHours, reasons: { closed: ["fine", "Not fine."] } }, "/nodeTypes/0/reasons/closed"],
    [{ ...seatCount, reasons: { none: "x" } }, "/nodeTypes/0/reasons/none"],
    [{ ...seatCount, reasons: 7 }, "/nodeTypes/0/reasons"],
  ];
  for (const [node, path] of given) {
    await assert.rejects(compileFlow(patternFlow("silent", 1), { nodeTypes: [node] }), {
      code: "nodeTypeInvalid",
      path,
    });
  }
});

test("a denial that was kept for a reason that nobody states any more is told as one", async () => {
  const there = hours({});
  assert.equal((await there.login("x")).reason, "officeClosed");
  const renewal = () => there.stated("x", { trigger: "refresh" });
  assert.equal((await there.keeper.login(renewal())).reason, "officeClosed");
  const later = there.another({ nodeTypes: [], flow: () => patternFlow("silent", 1) });
  const { outcome, reason } = await later.login(renewal());
  assert.deepEqual([outcome, reason], ["denied", "denied"]);
});
