/** @file E3 and SPEC 3.6 where they take more than a scenario: rotation, missing triggers, undated directories. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, sessions } from "../host/world.js";

test("E3.3 a step-up that rotated the session needs one seat", async () => {
  for (const flow of [
    ["block", 1],
    ["silent", 1],
    ["warn", 1],
  ]) {
    const world = createWorld({ flow, sessions: [] });
    await world.login("a");
    world.memory.rotate("a", "a2");
    const login = world.stated("a2", { trigger: "stepUp", current: { replaces: "a" } });
    assert.equal((await world.keeper.login(login)).outcome, "allowed");
    assert.equal(world.alive(), "a2");
  }
});

for (const trigger of [undefined, "refresh", "sso"]) {
  test(`E3.5 no session and trigger ${trigger}: a renewal, and the record says why it passed`, async () => {
    const world = createWorld({ flow: ["silent", 1, { onNoSession: "deny" }] });
    const login = { ...world.stated("x", { trigger }), current: { type: "none" } };
    const { outcome, record } = await world.keeper.login(login);
    assert.equal(outcome, "allowed");
    const [{ node, output, facts }] = record.visits;
    assert.deepEqual([node, output, facts.lookup], ["query", "false", "skipped"]);
    assert.equal(facts.why, "renewalWithoutSession");
    assert.equal(world.asked.length, 0);
  });
}

test("E3.5 no session and a trigger that nobody knows: refused, never waved through", async () => {
  for (const pattern of ["warn", "silent", "reVerify", "block"]) {
    const world = createWorld({ flow: [pattern, 1, { onNoSession: "deny" }] });
    for (const trigger of ["Login", "password", "", null, 1]) {
      const login = { ...world.stated("x"), current: { type: "none" }, trigger };
      if (trigger === null) {
        assert.equal((await world.keeper.login(login)).outcome, "allowed", "null is none");
        continue;
      }
      const expected = { code: "invalidLogin", path: "/login/trigger" };
      await assert.rejects(world.keeper.login(login), expected);
    }
  }
});

test("E3.5 a session and no trigger: a login", async () => {
  const world = createWorld({ flow: ["block", 1] });
  assert.equal((await world.login("x", { trigger: undefined })).outcome, "denied");
});

test("E2.10 a directory that dates nothing: ordered by id, exactly one survives", async () => {
  const there = ["x", "y", "m"].map((id) => ({ id, subject: "u1" }));
  const world = createWorld({
    flow: ["silent", 1],
    sessions: there,
    capabilities: { createdAt: false },
  });
  for (const id of ["m", "x", "y"]) {
    const login = {
      ...world.stated(id),
      current: { type: "session", id, createdAt: world.clock.now() },
    };
    await world.keeper.login(login);
  }
  assert.equal(world.alive(), "y");
});

test("E2.10 the same in block: only the first by id is admitted", async () => {
  const there = ["x", "y"].map((id) => ({ id, subject: "u1" }));
  const world = createWorld({
    flow: ["block", 1],
    sessions: there,
    capabilities: { createdAt: false },
  });
  const outcome = async (id) => (await world.keeper.login(world.stated(id))).outcome;
  assert.equal(await outcome("y"), "denied");
  assert.equal(await outcome("x"), "allowed");
});

for (const [pattern, expected, alive] of [
  ["silent", "allowed", "y"],
  ["block", "denied", "x"],
]) {
  test(`E2.7 neither saw the other in its list: with a recheck the newer's renewal heals it (${pattern})`, async () => {
    let hidden = ["x", "y"];
    const around = (directory) => ({
      ...directory,
      listSessions: async (request) => {
        const { sessions: all } = await directory.listSessions(request);
        return { sessions: all.filter(({ id }) => !hidden.includes(id)) };
      },
    });
    const flow = [pattern, 1, { recheckOnRenewal: true }];
    const world = createWorld({ flow, sessions: [], around });
    assert.equal((await world.login("x")).outcome, "allowed");
    assert.equal((await world.login("y")).outcome, "allowed");
    hidden = [];
    const renew = (id) => world.keeper.login(world.stated(id, { trigger: "refresh" }));
    assert.equal((await renew("x")).outcome, "allowed");
    assert.equal(world.alive(), "x y", "the older one's renewal changes nothing");
    assert.equal((await renew("y")).outcome, expected);
    assert.equal(world.alive(), alive);
  });
}

test("E2.8 the receipt names the newer one as skipped", async () => {
  const world = createWorld({ flow: ["warn", 1, { strategy: "chosen" }] });
  const paused = await world.login("x");
  world.clock.advance(1_000);
  await world.login("y");
  const chosen = paused.page.devices.map(({ handle }) => handle);
  const { outcome, record } = await world.answer(paused, { output: "continue", chosen });
  assert.equal(outcome, "allowed");
  assert.equal(world.alive(), "x y");
  const { receipts } = record.visits.find(({ type }) => type === "force-logout").facts;
  const newer = { sessionId: "y", status: "skippedNewer" };
  assert.deepEqual(
    receipts.filter(({ sessionId }) => sessionId === "y"),
    [newer],
  );
});

test("S3.6 a session of which a run was paused after it had been let in lives on when the pause expires elsewhere", async () => {
  const flow = ["warn", 2, { recheckOnRenewal: true }];
  const world = createWorld({ flow, sessions: sessions("a@1") });
  assert.equal((await world.login("x")).outcome, "allowed");
  world.memory.add({ ...sessions("b@2")[0] });
  const login = world.stated("x", { trigger: "refresh" });
  assert.equal((await world.keeper.login(login)).outcome, "paused");
  world.clock.advance(600_000);
  await world.keeper.sweep();
  assert.equal(world.alive(), "a b");
});
