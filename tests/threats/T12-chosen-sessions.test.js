/** @file T12: the page's handles stand for the sessions that it showed, in this run, and for nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createWorld, keyringOf, sessions, START } from "../host/world.js";

const CHOOSE = ["warn", 2, { strategy: "chosen" }];
const there = [
  ...sessions("a@1 b@2 c@3"),
  { id: "dead", subject: "u1", createdAt: START - 9_000, expiresAt: START - 1 },
  { id: "pin", subject: "u1", createdAt: START - 9_000, kind: "pin" },
  { id: "newer", subject: "u1", createdAt: START + 1_000 },
  ...sessions("victim@1", "u2"),
];

async function atThePage() {
  const world = createWorld({ flow: CHOOSE, sessions: there });
  const paused = await world.login("x");
  const handles = paused.page.devices.map(({ handle }) => handle);
  const run = paused.record.run;
  /** What a host would have to sign for a session that it didn't show. */
  const ours = (id, of = run) => keyringOf().mac("choice", [of, id]);
  const choose = (chosen, from = paused) => world.answer(from, { output: "continue", chosen });
  return { world, paused, handles, run, ours, choose };
}

test("a handle is 128 bits that betray nothing, and another in each run", async () => {
  const { world, handles, paused } = await atThePage();
  assert.equal(handles.length, 3, "the pre-existing sessions, and none else");
  assert.equal(new Set(handles).size, 3);
  for (const handle of handles) assert.match(handle, /^[\w-]{22}$/);
  const again = await world.keeper.login({ ...world.stated("x"), trigger: "sso" });
  assert.deepEqual(again.page.devices, paused.page.devices, "the same run, the same handles");
  const other = await world.login("y");
  const of = other.page.devices.map(({ handle }) => handle);
  assert.ok(handles.every((handle) => !of.includes(handle)));
});

const worthless = {
  "an unknown handle": async () => ["AAAAAAAAAAAAAAAAAAAAAA"],
  "a raw session id": async () => ["a", "b"],
  "somebody else's session": async ({ ours }) => [await ours("victim")],
  "the current session": async ({ ours }) => [await ours("x")],
  "a newer session": async ({ ours }) => [await ours("newer")],
  "a dead session": async ({ ours }) => [await ours("dead")],
  "a session that never counts": async ({ ours }) => [await ours("pin")],
  "a handle of another run": async ({ ours }) => [await ours("a", "another run")],
  nothing: async () => [],
  "an empty text": async () => [""],
  "all of these": async ({ ours }) => [
    "a",
    "",
    "AAAAAAAAAAAAAAAAAAAAAA",
    ...(await Promise.all(["victim", "x", "newer", "dead", "pin"].map((id) => ours(id)))),
  ],
};

for (const [name, make] of Object.entries(worthless)) {
  test(`${name}: no room made, nobody ended, and the page asks again`, async () => {
    const at = await atThePage();
    const { world, handles, choose } = at;
    const again = await choose(await make(at));
    assert.deepEqual([again.outcome, again.reason], ["paused", "noRoomMade"]);
    assert.equal(again.page.again, "noRoomMade");
    assert.equal(world.count("revokeSession"), 0);
    const login = at.paused.login;
    const done = await choose(handles.slice(0, 2), { ...again, login });
    assert.equal(done.outcome, "allowed");
    assert.equal(world.alive("u2"), "victim");
  });

  test(`${name}, beside one where two are needed: no room made either`, async () => {
    const at = await atThePage();
    const again = await at.choose([...(await make(at)), at.handles[0]]);
    assert.equal(again.reason, "noRoomMade");
    assert.equal(at.world.count("revokeSession"), 0);
  });

  test(`${name}, beside two that make the room: those two end, nothing else`, async () => {
    const at = await atThePage();
    const strangers = await make(at);
    const done = await at.choose([...strangers, ...at.handles.slice(0, 2)]);
    assert.equal(done.outcome, "allowed");
    const ended = at.world.asked.filter(({ kind }) => kind === "revokeSession");
    assert.equal(ended.length, 2);
    assert.ok(ended.every(({ sessionId }) => ["a", "b", "c"].includes(sessionId)));
    assert.equal(at.world.alive("u2"), "victim");
  });
}

test("unknown and foreign are answered alike, but for what is new in each page", async () => {
  const shape = async (make) => {
    const at = await atThePage();
    const { pause: _, record: __, ...answer } = await at.choose(await make(at));
    return { ...answer, page: { ...answer.page, devices: answer.page.devices.length } };
  };
  const unknown = await shape(worthless["an unknown handle"]);
  for (const make of Object.values(worthless)) assert.deepEqual(await shape(make), unknown);
});

for (const count of [101, 10_000]) {
  test(`${count} handles are too many to look at`, async () => {
    const { world, choose, handles } = await atThePage();
    const chosen = Array.from({ length: count }, (_, index) => handles[index] ?? `h${index}`);
    await assert.rejects(choose(chosen), { code: "answerInvalid" });
    assert.equal(world.count("revokeSession"), 0);
  });
}

test("the same handle a hundred times makes room for one", async () => {
  const { choose, handles, world } = await atThePage();
  assert.equal((await choose(new Array(100).fill(handles[0]))).reason, "noRoomMade");
  assert.equal(world.count("revokeSession"), 0);
});

for (const answer of [
  null,
  "continue",
  {},
  { output: "force" },
  { output: "continue", chosen: "a" },
  { output: "continue", chosen: [1] },
  { output: "continue", chosen: [["a"]] },
  { output: "continue", code: "123456" },
  { output: "continue", sessionId: "x" },
  { output: ["continue"] },
  JSON.parse('{"output":"continue","__proto__":{"chosen":["a"]}}'),
]) {
  test(`no answer of that shape: ${JSON.stringify(answer)}`, async () => {
    const { world, paused, handles, choose } = await atThePage();
    await assert.rejects(world.answer(paused, answer), { code: "answerInvalid" });
    assert.equal(world.count("revokeSession"), 0);
    assert.equal((await choose(handles)).outcome, "allowed", "the pause is still good");
  });
}
