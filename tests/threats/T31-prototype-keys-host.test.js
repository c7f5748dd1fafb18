/** @file T31: names that reach a prototype are refused in flows, logins and answers, at any depth. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { plainCopy } from "@seatkeeper/host/kit";
import { createWorld } from "../host/world.js";

const NAMES = ["__proto__", "constructor", "prototype"];
const before = Reflect.ownKeys(Object.prototype).length;

afterEach(() => {
  assert.equal(Reflect.ownKeys(Object.prototype).length, before);
  assert.equal({}.trusted, undefined);
  assert.equal({}.polluted, undefined);
});

/** A copy of some data in which that name stands at that place, as `JSON.parse` would make it. */
function planted(data, path, name) {
  const copy = structuredClone(data);
  const holder = path.reduce((inner, step) => inner[step], copy);
  const value = { polluted: true, trusted: true, limit: 1_000 };
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true });
  return copy;
}

/** Every object in some data, by its path. */
function places(data, path = []) {
  if (data === null || typeof data !== "object") return [];
  const inner = Object.entries(data).flatMap(([name, value]) => places(value, [...path, name]));
  return Array.isArray(data) ? inner : [path, ...inner];
}
const pointer = (path, name) => [...path, name].map((step) => `/${step}`).join("");

const flow = {
  ...patternFlow(
    "warn",
    { path: "/attributes/seats", default: 1 },
    { accessToken: { a: { b: {} } } },
  ),
};
flow.nodes[0].position = { x: 1, y: 2 };
for (const name of NAMES) {
  for (const path of places(flow)) {
    test(`flow: ${pointer(path, name)}`, async () => {
      const expected = { code: "flowInvalid", path: pointer(path, name) };
      await assert.rejects(compileFlow(planted(flow, path, name)), expected);
    });
  }
}

const login = {
  id: "l1",
  subject: "u1",
  linkedSubjects: ["u2"],
  current: { type: "session", id: "x" },
  trigger: "login",
  device: { id: "d1", userAgent: "A" },
  interactive: true,
  authenticated: true,
  attributes: { plan: { seats: { basic: {} } } },
  now: 1,
};
for (const name of NAMES) {
  for (const path of places(login)) {
    test(`login: ${pointer(path, name)}`, async () => {
      const { keeper, asked } = createWorld();
      const expected = { code: "invalidLogin", path: `/login${pointer(path, name)}` };
      await assert.rejects(keeper.login(planted(login, path, name)), expected);
      assert.equal(asked.length, 0);
    });
  }

  test(`answer: ${name}`, async () => {
    const world = createWorld();
    const paused = await world.login("x");
    const answer = planted({ output: "continue", chosen: [] }, [], name);
    const expected = { code: "answerInvalid", path: `/answer/${name}` };
    await assert.rejects(world.answer(paused, answer), expected);
    assert.equal(world.alive(), "a x");
  });

  test(`${name} as the id of a node is a name like any other to the wiring, or refused`, async () => {
    const named = JSON.parse(JSON.stringify(flow).replaceAll('"page"', JSON.stringify(name)));
    if (name === "__proto__") {
      await assert.rejects(compileFlow(named), { code: "flowInvalid", path: "/nodes/1/id" });
      return;
    }
    const world = createWorld({ flow: named });
    const paused = await world.login("x");
    assert.equal((await world.answer(paused)).outcome, "allowed");
  });

  test(`${name} as a node's type or output is unknown`, async () => {
    const type = structuredClone(flow);
    type.nodes[1].type = name;
    await assert.rejects(compileFlow(type), { path: "/nodes/1/type" });
    const output = structuredClone(flow);
    output.edges[0].sourceHandle = name;
    await assert.rejects(compileFlow(output), { path: "/edges/0/sourceHandle" });
    const target = structuredClone(flow);
    target.edges[0].target = name;
    await assert.rejects(compileFlow(target), { path: "/edges/0/target" });
  });

  test(`${name} as subject, session and login id`, async () => {
    const world = createWorld({ flow: ["silent", 1], sessions: [] });
    await world.login("x", { subject: name, id: name });
    await world.login(name, { subject: name });
    assert.equal(world.alive(name), name);
  });

  test(`${name} as the name of a pattern, a setting or a step of the limit's path`, async () => {
    assert.throws(() => patternFlow(name, 1), { code: "patternInvalid" });
    assert.throws(() => patternFlow("warn", 1, planted({}, [], name)), { code: "patternInvalid" });
    const world = createWorld({
      flow: ["block", { path: `/attributes/${name}/length`, default: 1 }],
    });
    assert.equal((await world.login("x")).outcome, "denied");
  });
}

test("an inherited field is no field of a login", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.signIn("x");
  const { trigger: _, ...own } = world.stated("x");
  const heir = Object.assign(Object.create({ trigger: "refresh" }), own);
  assert.equal((await world.keeper.login(heir)).outcome, "denied");
});

test("a copy holds own data only, and what it was made of may change", () => {
  const bounds = { code: "flowInvalid", depth: 4, bytes: 1_000 };
  const source = Object.assign(Object.create({ inherited: 1 }), { own: { deep: [1] } });
  const copy = plainCopy(source, bounds);
  source.own.deep.push(2);
  assert.deepEqual(copy, { own: { deep: [1] } });
  for (const value of [() => 1, Symbol("s"), 1n]) {
    assert.throws(() => plainCopy({ value }, bounds), { code: "flowInvalid", path: "/value" });
  }
});

test("what a getter says once is what is used", async () => {
  const world = createWorld({ flow: ["block", 1] });
  world.signIn("x");
  const login = world.stated("x");
  const subjects = ["u1", "u2"];
  let reads = 0;
  Object.defineProperty(login, "subject", { enumerable: true, get: () => subjects[reads++] });
  assert.equal((await world.keeper.login(login)).outcome, "denied");
});
