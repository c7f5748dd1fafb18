/** @file T37: the module of a node traps in the middle of a flow: its failure mode decides, Logout denies, the next login is right. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { createWorld } from "../host/world.js";

/** The real modules, of which one traps for as long as it is told to: its memory is overwritten in mid-step. */
async function trappingNodes(type) {
  const real = loadNodes();
  const glue = await import(`../../js-wrapper/nodes/dist/${type}/glue.js`);
  const trapping = ({ login, ...rest }) => ({
    ...rest,
    get login() {
      new Uint8Array(glue.initSync().memory.buffer).fill(0xff);
      return login;
    },
  });
  const state = { traps: 0, steps: 0 };
  const nodes = {
    ...real,
    prepare(kind, config) {
      const node = real.prepare(kind, config);
      if (kind !== type) return node;
      return {
        ...node,
        step(input) {
          state.steps += 1;
          if (state.traps === 0) return node.step(input);
          state.traps -= 1;
          return node.step(trapping(input));
        },
      };
    },
  };
  return { nodes, state };
}

const CASES = [
  ["data-query", "block", { onLookupFailure: "open" }, "allowed", "a x"],
  ["data-query", "block", { onLookupFailure: "closed" }, "denied lookupFailed", "a"],
  ["data-query", "silent", { onLookupFailure: "open" }, "allowed", "a x"],
  ["data-query", "silent", { onLookupFailure: "closed" }, "allowed", "x"],
  ["force-logout", "silent", { onRevokeFailure: "open" }, "allowed", "a x"],
  ["force-logout", "silent", { onRevokeFailure: "closed" }, "denied revokeFailed", "a"],
  ["logout", "block", {}, "denied policyDenied", "a x"],
];

for (const [type, pattern, options, expected, alive] of CASES) {
  const mode = Object.values(options)[0] ?? "whatever its mode";
  test(`${type} in ${pattern}, ${mode}: ${expected}`, async () => {
    const { nodes, state } = await trappingNodes(type);
    const world = createWorld({ flow: [pattern, 1, options], nodes });
    assert.equal((await world.login("before", { subject: "u9" })).outcome, "allowed");
    state.traps = 1;
    state.steps = 0;
    const { outcome, reason, record, sessionAlive, token } = await world.login("x");
    assert.equal([outcome, reason].filter(Boolean).join(" "), expected);
    assert.equal(world.alive(), alive);
    const { fault, requests } = record.visits.find((visit) => visit.type === type);
    assert.deepEqual([fault, requests], ["nodeTrapped", []]);
    assert.equal(state.steps, 1, "the same input is not tried again");
    assert.equal(record.openAdmission, outcome === "allowed");
    if (outcome === "denied") assert.equal(token, undefined);
    assert.equal(sessionAlive, type === "logout" ? true : undefined);

    for (const id of ["a", "x"]) world.memory.remove(id);
    await world.login("old");
    const right = await world.login("next");
    assert.equal(
      right.record.visits.some((visit) => visit.fault),
      false,
    );
    assert.equal(right.outcome, pattern === "block" ? "denied" : "allowed");
    assert.equal(world.alive(), pattern === "block" ? "old" : "next");
  });
}

test("a module that traps at every step: each login by its mode, and right once it stops", async () => {
  const { nodes, state } = await trappingNodes("data-query");
  const world = createWorld({ flow: ["block", 1], nodes });
  state.traps = 20;
  for (let turn = 0; turn < 20; turn += 1) {
    assert.equal((await world.login(`x${turn}`)).record.openAdmission, true);
  }
  const { outcome, record } = await world.login("last");
  assert.deepEqual([outcome, record.visits[0].facts.activeSessionCount], ["denied", 21]);
});

test("Logout traps: denied, the session lives, and every renewal is denied too", async () => {
  const { nodes, state } = await trappingNodes("logout");
  const world = createWorld({ flow: ["block", 1], nodes });
  state.traps = 1;
  const denied = await world.login("x");
  assert.deepEqual(
    [denied.outcome, denied.class, denied.sessionAlive],
    ["denied", "policyDenied", true],
  );
  for (const trigger of ["sso", "refresh", "login"]) {
    assert.equal((await world.keeper.login(world.stated("x", { trigger }))).outcome, "denied");
  }
});

test("Force Logout traps while the page is prepared: the person is asked all the same", async () => {
  const { nodes, state } = await trappingNodes("force-logout");
  const world = createWorld({ flow: ["warn", 1], nodes });
  state.traps = 1;
  const paused = await world.login("x");
  assert.deepEqual([paused.outcome, paused.page.devices], ["paused", []]);
  assert.equal((await world.answer(paused)).outcome, "allowed");
  assert.equal(world.alive(), "x");
});

test("Force Logout traps after the page: by its mode, and the pause is used up", async () => {
  for (const [onRevokeFailure, outcome, alive] of [
    ["open", "allowed", "a x"],
    ["closed", "denied", "a"],
  ]) {
    const { nodes, state } = await trappingNodes("force-logout");
    const world = createWorld({ flow: ["warn", 1, { onRevokeFailure }], nodes });
    const paused = await world.login("x");
    state.traps = 1;
    assert.equal((await world.answer(paused)).outcome, outcome);
    assert.equal(world.alive(), alive);
    assert.equal((await world.answer(paused)).repeated, true);
  }
});
