/** @file T35: at, one over and a hundred times each bound of the host: it works, or a typed error; the next login is right. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { createWorld, keyringOf, START } from "../host/world.js";

const block = () => createWorld({ flow: ["block", 1], sessions: [] });

async function isRight(world) {
  world.memory.remove("right");
  world.memory.remove("wrong");
  for (const { id } of world.memory.sessionsOf(["u1"])) world.memory.remove(id);
  assert.equal((await world.login("right")).outcome, "allowed");
  assert.equal((await world.login("wrong")).outcome, "denied");
}

/** A chain of objects, built without a recursion. */
function nested(depth, name = "d") {
  let value = {};
  for (let level = 1; level < depth; level += 1) value = { [name]: value };
  return value;
}

const text = (length) => "x".repeat(length);
const attributes = (value) => ({ attributes: value });
const bounds = {
  "a subject of 256 bytes": [1, 256, (n) => ({ subject: text(n) }), "/login/subject"],
  "a login id of 256 bytes": [1, 256, (n) => ({ id: text(n) }), "/login/id"],
  "an id in bytes, not letters": [1, 128, (n) => ({ id: "\u00e9".repeat(n) }), "/login/id"],
  "32 linked subjects": [
    0,
    32,
    (n) => ({ linkedSubjects: Array.from({ length: n }, (_, index) => `l${index}`) }),
    "/login/linkedSubjects",
  ],
  // The attributes themselves are the first level.
  "attributes 8 deep": [1, 8, (n) => attributes(nested(n)), undefined],
  // An object takes 8 bytes here, and its one name another.
  "attributes of 32 KiB": [1, 32_768 - 9, (n) => attributes({ a: text(n) }), "/login/attributes"],
};

for (const [name, [least, most, make, path]] of Object.entries(bounds)) {
  test(`${name}: fits`, async () => {
    for (const size of [least, most]) {
      const world = block();
      world.signIn("x", make(size).subject ? { subject: make(size).subject } : {});
      const { outcome } = await world.keeper.login(world.stated("x", make(size)));
      assert.equal(outcome, "allowed", `${size}`);
      await isRight(world);
    }
  });

  for (const times of [1 + 1 / most, 100]) {
    test(`${name}, ${times === 100 ? "a hundred times that" : "and one"}: a typed error`, async () => {
      const world = block();
      world.signIn("x");
      const login = world.stated("x", make(Math.round(most * times)));
      await assert.rejects(world.keeper.login(login), (error) => {
        assert.equal(error.code, "invalidLogin");
        if (path && times !== 100) assert.equal(error.path, path);
        assert.ok(error.message.length < 500, "the message is short");
        return true;
      });
      assert.equal(world.asked.length, 0);
      await isRight(world);
    });
  }
}

test("a login 100,000 deep is refused without recursion", async () => {
  const world = block();
  for (const login of [nested(100_000), { ...nested(100_000, "device") }]) {
    await assert.rejects(world.keeper.login(login), { code: "invalidLogin" });
  }
  const round = {};
  round.self = round;
  await assert.rejects(world.keeper.login(round), { code: "invalidLogin" });
  await isRight(world);
});

test("a login with 10,001 values is too wide", async () => {
  const world = block();
  const wide = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [index, 1]));
  await assert.rejects(world.keeper.login(world.stated("x", attributes(wide))), {
    code: "invalidLogin",
  });
  await isRight(world);
});

test("a list of 10,001 values is too long, and a longer one is refused as fast", async () => {
  const world = block();
  for (const [name, list] of Object.entries({
    "one over": new Array(10_001).fill(1),
    "a hundred times": new Array(1_000_000).fill(1),
    // So many names would not fit into memory.
    "nothing but a length": new Array(2 ** 32 - 1),
    "bytes of no end": new Uint8Array(2 ** 28),
  })) {
    const began = performance.now();
    const login = world.stated("x", attributes({ list }));
    await assert.rejects(world.keeper.login(login), { code: "invalidLogin" }, name);
    assert.ok(performance.now() - began < 500, `${name}: ${performance.now() - began} ms`);
  }
  await isRight(world);
});

test("a login of 10,001 fields is too wide, whichever they are", async () => {
  const world = block();
  const wide = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`f${index}`, 1]));
  const login = { ...world.stated("x"), ...wide };
  await assert.rejects(world.keeper.login(login), { code: "invalidLogin", path: "/login" });
  await isRight(world);
});

test("a name of 26 MB is not copied to say where it is", async () => {
  const world = block();
  const login = world.stated("x", attributes({ [text(26_214_400).replaceAll("x", "/")]: 1 }));
  const before = process.memoryUsage().heapUsed;
  await assert.rejects(world.keeper.login(login), {
    code: "invalidLogin",
    path: "/login/attributes",
  });
  assert.ok(process.memoryUsage().heapUsed - before < 26_214_400);
  await isRight(world);
});

test("a field that throws when it is read is no plain data", async () => {
  const world = block();
  const boom = () => {
    throw new Error("boom");
  };
  const bad = Object.defineProperty({}, "b", { enumerable: true, get: boom });
  for (const [more, path] of [
    [{ device: bad }, "/login/device/b"],
    [{ attributes: { a: bad } }, "/login/attributes/a/b"],
    [{ attributes: new Proxy({}, { ownKeys: boom }) }, "/login/attributes"],
    [{ device: new Proxy({}, { ownKeys: boom }) }, "/login/device"],
  ]) {
    const login = world.stated("x", more);
    await assert.rejects(world.keeper.login(login), { code: "invalidLogin", path });
  }
  await isRight(world);
});

test("a page of 10,000 sessions is made in bounded time, with a choice and without", async () => {
  const there = Array.from({ length: 9_999 }, (_, index) => ({
    id: `s${index}`,
    subject: "u1",
    createdAt: START - 9_000_000 + index,
  }));
  for (const [flow, named] of [
    [["warn", 1], false],
    [["warn", 2, { strategy: "chosen" }], true],
  ]) {
    let derived = 0;
    const keyring = keyringOf();
    const counted = (purpose, ...rest) => {
      derived += purpose === "choice" ? 1 : 0;
      return keyring.mac(purpose, ...rest);
    };
    const world = createWorld({
      flow,
      sessions: there,
      keyring: { ...keyring, mac: counted },
    });
    const began = performance.now();
    const { outcome, page } = await world.login("x");
    assert.equal(outcome, "paused");
    assert.ok(performance.now() - began < 5_000);
    assert.equal(page.devices.length, 9_999);
    assert.equal(derived, named ? 9_999 : 0, "a name only where it can be chosen");
    assert.equal("handle" in page.devices[0], named);
  }
});

for (const count of [9_999, 10_000, 10_001, 100_000]) {
  test(`${count} other sessions: counted, or known to be at least so many`, async () => {
    const listed = Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      subject: "u1",
      createdAt: 1_800_000_000_000 + index,
    }));
    const around = (directory) => ({
      ...directory,
      listSessions: async () => ({ sessions: listed }),
    });
    for (const [limit, expected] of [
      [9_999, "denied"],
      [Math.max(count, 10_000) + 1, "allowed"],
    ]) {
      const world = createWorld({ flow: ["block", limit], around, sessions: [] });
      const { outcome, record } = await world.login("x");
      assert.equal(outcome, expected);
      const { lookup } = record.visits[0].facts;
      assert.equal(lookup, count > 10_000 ? "partial" : "ok");
      assert.equal(record.openAdmission, outcome === "allowed" && count > 10_000);
    }
    await isRight(block());
  });
}

function wide(nodes) {
  const flow = patternFlow("silent", 1);
  const queries = Array.from({ length: nodes - flow.nodes.length }, (_, index) => ({
    id: `q${index}`,
    type: "data-query",
    config: { rule: { value: 9 } },
  }));
  queries.forEach(({ id }, index) => {
    const next = queries[index + 1]?.id ?? "query";
    for (const sourceHandle of ["true", "false"])
      flow.edges.push({ source: id, sourceHandle, target: next });
  });
  return { ...flow, nodes: [...queries, ...flow.nodes] };
}

test("100 nodes: fits and runs", async () => {
  const world = createWorld({ flow: wide(100) });
  const { outcome, record } = await world.login("x");
  assert.equal(outcome, "allowed");
  assert.equal(record.visits.length > 90, true);
  assert.equal(world.count("listSessions"), 1, "one list for all of them");
});

const flows = {
  "101 nodes": [() => wide(101), "/nodes"],
  "2,000 nodes": [() => wide(2_000), undefined],
  "301 edges": [() => ({ ...patternFlow("silent", 1), edges: new Array(301).fill({}) }), "/edges"],
  "a name of 201 characters": [() => ({ ...patternFlow("silent", 1), name: text(201) }), "/name"],
  "256 KiB": [() => patternFlow("silent", 1, { accessToken: { a: text(262_144) } }), ""],
  "26 MB": [() => patternFlow("silent", 1, { accessToken: { a: text(26_214_400) } }), ""],
  "33 deep": [() => patternFlow("silent", 1, { accessToken: nested(33) }), undefined],
  "100,000 deep": [() => ({ ...patternFlow("silent", 1), nodes: nested(100_000) }), undefined],
  "rules 100 deep": [
    () => {
      let rule = { value: 1 };
      for (let level = 0; level < 100; level += 1) rule = { all: [rule] };
      return patternFlow("silent", 1, { rule });
    },
    undefined,
  ],
  "a node id of 65 letters": [
    () =>
      JSON.parse(JSON.stringify(patternFlow("silent", 1)).replaceAll('"query"', `"${text(65)}"`)),
    "/nodes/0/id",
  ],
};
for (const [name, [make, path]] of Object.entries(flows)) {
  test(`a flow of ${name}: refused`, async () => {
    await assert.rejects(compileFlow(make()), (error) => {
      assert.equal(error.code, "flowInvalid");
      if (path !== undefined) assert.equal(error.path, path);
      assert.ok(error.message.length < 500, "the message is short");
      return true;
    });
    await isRight(block());
  });
}

test("a host whose flow is bottomless refuses logins by a typed error, and recovers", async () => {
  const world = createWorld({ flow: ["block", 1], sessions: [] });
  for (const [make] of Object.values(flows)) {
    world.change(make());
    await assert.rejects(world.login("x"), { code: "flowInvalid" });
  }
  world.change("block", 1);
  await isRight(world);
});

test("a name of 200 characters and a node id of 64 fit", async () => {
  const flow = { ...patternFlow("silent", 1), name: text(200) };
  await compileFlow(JSON.parse(JSON.stringify(flow).replaceAll('"query"', `"${text(64)}"`)));
});

test("an answer of 64 KiB and more is refused, and the pause is still good", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  for (const chosen of [[text(65_536)], new Array(100_000).fill("h"), nested(100_000)]) {
    await assert.rejects(world.answer(paused, { output: "continue", chosen }), {
      code: "answerInvalid",
    });
  }
  for (const token of [text(4_097), text(10_000_000)]) {
    await assert.rejects(world.answer({ ...paused, pause: { token } }), { code: "pauseForged" });
  }
  assert.equal((await world.answer(paused)).outcome, "allowed");
});
