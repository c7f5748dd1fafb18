/** @file T2: a pause is resumed by the same person, session, flow, tenant and caller, and by nobody else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore, patternFlow } from "@seatkeeper/host";
import { createClock, createWorld, keyringOf, sessions } from "../host/world.js";

const AXES = {
  sub: ["u1", "u2"],
  sid: ["x", "y"],
  flow: ["one", "two"],
  tenant: ["t1", "t2"],
  caller: ["web", "tv"],
};
const NAMES = Object.keys(AXES);
const corners = Array.from({ length: 2 ** NAMES.length }, (_, bits) =>
  Object.fromEntries(NAMES.map((name, place) => [name, AXES[name][(bits >> place) & 1]])),
);

/** Hosts for every flow, tenant and caller, on one store and one directory. */
function deployment({ sub, sid }) {
  const clock = createClock();
  const store = memoryStore({ now: clock.now });
  const there = [...sessions("a@1", "u1"), ...sessions("b@1", "u2"), ...sessions(`${sid}@5`, sub)];
  const world = createWorld({ clock, store, sessions: there });
  return {
    ...world,
    keeperOf: ({ flow, tenant, caller }) =>
      world.another({ tenant, caller, flow: patternFlow("warn", 1, { name: flow }) }),
    login: (corner) => world.stated(sid, { subject: corner.sub, current: { id: corner.sid } }),
    everybody: () => world.alive("u1", "u2"),
  };
}

for (const from of corners) {
  test(`a pause of ${Object.values(from).join(", ")} resumes there and nowhere else`, async () => {
    const world = deployment(from);
    const { pause } = await world.keeperOf(from).login(world.login(from));
    const before = world.everybody();
    const resume = (to) =>
      world.keeperOf(to).resume({
        token: pause.token,
        answer: { output: "continue" },
        login: world.login(to),
      });
    for (const to of corners) {
      const differs = NAMES.find((name) => from[name] !== to[name]);
      if (differs === undefined) continue;
      const expected = { code: "pauseForeign", path: `/${differs}` };
      await assert.rejects(resume(to), expected, JSON.stringify(to));
      assert.equal(world.everybody(), before);
    }
    assert.equal((await resume(from)).outcome, "allowed");
    assert.notEqual(world.everybody(), before);
  });
}

test("what the token says of itself is not what the body says: another person's login under my id", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  const login = { ...paused.login, subject: "u2" };
  const { token } = paused.pause;
  const answer = { output: "continue" };
  await assert.rejects(world.keeper.resume({ token, answer, login }), { path: "/sub" });
  const linked = { ...paused.login, subject: "u2", linkedSubjects: ["u1"] };
  await assert.rejects(world.keeper.resume({ token, answer, login: linked }), { path: "/sub" });
  assert.equal(world.alive(), "a x");
});

test("a pending login's pause is not good for a session, nor for none", async () => {
  const world = createWorld();
  const at = world.clock.now();
  const login = { ...world.stated("x"), current: { type: "pending", at } };
  const { pause } = await world.keeper.login(login);
  for (const current of [{ type: "session", id: "a" }, { type: "none" }]) {
    const other = {
      token: pause.token,
      answer: { output: "continue" },
      login: { ...login, current },
    };
    await assert.rejects(world.keeper.resume(other), { code: "pauseForeign", path: "/sid" });
  }
  assert.equal(world.alive(), "a");
});

test("another deployment: its issuer or its key makes the token a forgery", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  for (const other of [{ issuer: "https://other.example" }, { keyring: keyringOf(8) }]) {
    const keeper = world.another(other);
    await assert.rejects(world.answer(paused, undefined, keeper), { code: "pauseForged" });
  }
  assert.equal(world.alive(), "a x");
});

test("the flow is bound by its content: a run whose document is gone is refused", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  for (const [key] of await world.store.rows("flow:"))
    await world.store.update(key, () => undefined);
  await assert.rejects(world.answer(paused), { code: "flowGone" });
  assert.equal(world.alive(), "a x");
});

test("the same name and version with other content does not take the run over", async () => {
  const world = createWorld({
    flow: ["warn", 1, { strategy: "excess" }],
    sessions: sessions("a@1 b@2"),
  });
  const paused = await world.login("x");
  world.change("warn", 9, { strategy: "all" });
  assert.equal((await world.answer(paused)).outcome, "allowed");
  assert.equal(world.alive(), "x", "one seat, as when the run began");
});
