/** @file A user's own node, of each shape, takes part in everything: flow check, lint, runner, records, simulator, races. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, lintFlow } from "@seatkeeper/host";
import { createRace } from "@seatkeeper/simulation/race";
import { playScenario } from "@seatkeeper/simulation/scenario";
import { inFront, hours, word, seats, world, visitOf, nodeTypes, throws } from "./own-flows.js";
import { officeHours, seatCount, secretWord } from "./own-nodes.js";
import { sessions, START } from "./world.js";

test("one that acts: its way out is taken, its reason becomes the denial's, and the record names it", async () => {
  const late = world(hours(8));
  const denied = await late.login("x");
  assert.deepEqual([denied.outcome, denied.reason], ["denied", "officeClosed"]);
  assert.equal(late.alive(), "a", "its session was ended by the flow's Logout");
  assert.deepEqual(visitOf(denied, "office-hours"), {
    node: "mine",
    type: "office-hours",
    output: "closed",
    requests: [],
  });
  const open = world(hours(0));
  assert.equal((await open.login("x")).outcome, "allowed");
  assert.equal(open.alive(), "x");
});

test("one that waits: paused with its page, asked again, and what the answer leads to", async () => {
  const there = world(word());
  const first = await there.login("x");
  assert.deepEqual(
    [first.outcome, first.waitingFor, first.page],
    ["paused", "secret-word", { letters: 6, left: 3 }],
  );
  await assert.rejects(there.answer(first, { word: 7 }), {
    code: "answerInvalid",
    path: "/answer/word",
  });
  const again = await there.answer(first, { word: "wrong" });
  assert.deepEqual(again.page, { letters: 6, left: 2, again: "wrongWord" });
  assert.equal(there.alive(), "a x");
  const passed = await there.answer({ ...first, pause: again.pause }, { word: "sesame" });
  assert.equal(passed.outcome, "allowed");
  assert.equal(there.alive(), "x");
});

test("one that waits: its tries are counted, and then it denies for its reason", async () => {
  const there = world(word());
  let paused = await there.login("x");
  for (let tries = 0; tries < 3; tries += 1) {
    paused = { login: paused.login, ...(await there.answer(paused, { word: `${tries}` })) };
  }
  assert.deepEqual([paused.outcome, paused.reason], ["denied", "wrongWord"]);
  assert.equal(there.alive(), "a");
});

test("one that waits: who can't be asked is denied, unless it says otherwise", async () => {
  const denied = await world(word()).login("x", { interactive: false });
  assert.deepEqual([denied.outcome, denied.reason], ["denied", "notInteractive"]);
  const silent = { ...secretWord, proves: false, whenNonInteractive: "silent" };
  const there = world(word(), { nodeTypes: [silent] });
  assert.equal((await there.login("x", { interactive: false })).outcome, "allowed");
  assert.equal(there.alive(), "x");
});

test("a module: its requests are performed, and its steps are in the record", async () => {
  const full = world(seats({ seats: 1 }), { sessions: sessions("a@1 b@2") });
  const denied = await full.login("x");
  assert.deepEqual([denied.outcome, denied.reason], ["denied", "policyDenied"]);
  const { output, requests } = visitOf(denied, "seat-count");
  assert.deepEqual([output, requests.map(({ type }) => type)], ["full", ["listSessions"]]);
  const room = world(seats({ seats: 9 }), { sessions: sessions("a@1 b@2") });
  assert.equal((await room.login("x")).outcome, "allowed");
});

const WRONG = {
  "a config by its schema": [hours(24), "/nodes/0/config/from"],
  "a config without what is required": [hours(undefined), "/nodes/0/config/from"],
  "a config by its own check": [seats({ seats: "many" }), "/nodes/0/config/seats"],
  "an output that it doesn't have": [
    inFront("office-hours", { from: 8 }, { open: "query", closed: "logout", maybe: "query" }),
    "/edges/2/sourceHandle",
  ],
  "an output that leads nowhere": [
    inFront("office-hours", { from: 8 }, { open: "query" }),
    "/nodes/0",
  ],
  "what proves nothing, wired to what ends sessions": [
    (() => {
      const flow = word();
      flow.edges.find(({ sourceHandle }) => sourceHandle === "failed").target = "force-logout";
      return flow;
    })(),
    `/edges/${word().edges.findIndex(({ sourceHandle }) => sourceHandle === "failed")}/target`,
  ],
  "a proof that would be skipped": [
    { ...word(), whenNonInteractive: "silent" },
    "/whenNonInteractive",
  ],
};

for (const [name, [flow, path]] of Object.entries(WRONG)) {
  test(`${name}: refused`, async () => {
    await assert.rejects(compileFlow(flow, { nodeTypes }), { code: "flowInvalid", path });
  });
}

test("without `nodeTypes` a flow of one is not known", async () => {
  await assert.rejects(compileFlow(hours(8)), { code: "flowInvalid", path: "/nodes/0/type" });
});

test("what it needs, the directory must have", async () => {
  const needy = { ...officeHours, needs: ({ from }) => (from > 5 ? ["deviceId"] : []) };
  const host = { nodeTypes: [needy], capabilities: { deviceId: false, endsSession: true } };
  await assert.rejects(compileFlow(hours(8), host), { path: "/nodes/0/config" });
  await compileFlow(hours(0), host);
});

test("a module that lists and ends in one breath ends nothing in reportOnly", async () => {
  const hasty = {
    manifest: () => ({ ...seatCount.manifest(), requests: ["listSessions", "revokeSession"] }),
    prepare: (config) => ({
      ...seatCount.prepare(config),
      step({ login, replies }) {
        if (replies.length > 0) return { type: "done", output: "room" };
        const { subject } = login;
        const list = { type: "listSessions", subjects: [subject] };
        return {
          type: "request",
          requests: [{ type: "revokeSession", sessionId: "a", subject }, list],
        };
      },
    }),
  };
  const dry = world({ ...seats({ seats: 1 }), reportOnly: true }, { nodeTypes: [hasty] });
  assert.equal((await dry.login("x")).outcome, "allowed");
  assert.deepEqual([dry.alive(), dry.count("revokeSession")], ["a x", 0]);
  const wet = world(seats({ seats: 1 }), { nodeTypes: [hasty] });
  await wet.login("x");
  assert.equal(wet.alive(), "x");
});

test("its lint is heard, and one that fails says so", async () => {
  const linted = async (types) =>
    lintFlow(await compileFlow(hours(0), { nodeTypes: types })).map(
      ({ code, path }) => `${code} ${path}`,
    );
  assert.deepEqual(await linted(nodeTypes), ["alwaysOpen /nodes/0/config/from"]);
  assert.deepEqual(await linted([{ ...officeHours, lint: throws }]), ["nodeTrapped /nodes/0"]);
});

const { manifest, ...rest } = officeHours;
const NO_TYPES = {
  "no object": [[7], "/nodeTypes/0"],
  "a module without a name": [
    [{ manifest: () => ({}), prepare() {} }],
    "/nodeTypes/0/manifest/name",
  ],
  "a module whose manifest throws": [[{ manifest: throws, prepare() {} }], "/nodeTypes/0/manifest"],
  "the name of one of ours": [
    [{ ...rest, manifest: { ...manifest, name: "success" } }],
    "/nodeTypes/0/manifest/name",
  ],
  "the name of a module": [
    [{ ...rest, manifest: { ...manifest, name: "data-query" } }],
    "/nodeTypes/0/manifest/name",
  ],
  "one name twice": [[officeHours, officeHours], "/nodeTypes/1/manifest/name"],
  "a name like no other": [
    [{ ...rest, manifest: { ...manifest, name: "Office" } }],
    "/nodeTypes/0/manifest/name",
  ],
  "a field misspelt": [[{ ...officeHours, wait: "open" }], "/nodeTypes/0/wait"],
  "no manifest": [[rest], "/nodeTypes/0/manifest"],
  "neither run nor waits": [[{ manifest }], "/nodeTypes/0"],
  "it waits and shows nothing": [[{ manifest, waits: "open" }], "/nodeTypes/0/show"],
  "it waits for no output": [[{ manifest, waits: "later", show() {} }], "/nodeTypes/0/waits"],
  "it waits and runs": [[{ ...officeHours, waits: "open", show() {} }], "/nodeTypes/0/run"],
  "it doesn't wait and asks": [[{ ...officeHours, ask() {} }], "/nodeTypes/0/ask"],
  "a reason for no output": [
    [{ ...officeHours, reasons: { shut: "x" } }],
    "/nodeTypes/0/reasons/shut",
  ],
  "a reason that is prose": [
    [{ ...officeHours, reasons: { closed: "We are closed." } }],
    "/nodeTypes/0/reasons/closed",
  ],
  "a need that nobody knows": [[{ ...officeHours, needs: ["luck"] }], "/nodeTypes/0/needs"],
  "a schema that isn't read here": [
    [{ ...rest, manifest: { ...manifest, config: { type: "object", oneOf: [] } } }],
    "/nodeTypes/0/manifest/config/oneOf",
  ],
  "a fault that leads nowhere": [
    [{ ...rest, manifest: { ...manifest, onFault: { open: "x", closed: "open", reason: "y" } } }],
    "/nodeTypes/0/manifest/onFault/open",
  ],
  "a module without a way out that ends nothing": [
    [
      {
        ...seatCount,
        manifest: () => ({ ...seatCount.manifest(), outputs: [], onFault: undefined }),
      },
    ],
    "/nodeTypes/0/manifest/requests",
  ],
};

for (const [name, [given, path]] of Object.entries(NO_TYPES)) {
  test(`no node: ${name}`, async () => {
    const refused = { code: "nodeTypeInvalid", path };
    await assert.rejects(compileFlow(hours(8), { nodeTypes: given }), refused);
    assert.throws(() => world(hours(8), { nodeTypes: given }), refused);
  });
}

test("no list of nodes is no option", async () => {
  const refused = { code: "optionsInvalid", path: "/nodeTypes" };
  await assert.rejects(compileFlow(hours(8), { nodeTypes: 7 }), refused);
  assert.throws(() => world(hours(8), { nodeTypes: 7 }), refused);
});

test("a module that is prepared into nothing is told so by the flow check", async () => {
  const empty = { ...seatCount, prepare: () => undefined };
  await assert.rejects(compileFlow(seats({ seats: 1 }), { nodeTypes: [empty] }), {
    code: "nodeTypeInvalid",
  });
});

test("scenarios and races play it", async () => {
  const steps = [
    { at: START, login: { subject: "ada", sessionId: "x" } },
    { at: START + 1, login: { subject: "ada", sessionId: "y" } },
    { at: START + 2, answer: { sessionId: "y", output: "passed" } },
  ];
  const lines = await playScenario({ flow: word(), steps }, { nodeTypes });
  assert.deepEqual(
    lines.map(({ outcome, ended }) => [outcome, ended]),
    [
      ["allowed", []],
      ["paused", []],
      ["allowed", ["x"]],
    ],
  );
  await assert.rejects(playScenario({ flow: word(), steps }), { code: "scenarioInvalid" });
  const race = await createRace({ flow: word(), logins: 2, nodeTypes });
  const { nobody, ends } = await race.search();
  assert.equal(nobody, undefined);
  // One that looks at what will end wants the list first, like ours.
  const show = async ({ ending }) => ({ devices: (await ending.imagine()).end.length });
  const always = word();
  always.nodes.shift();
  always.edges = always.edges.filter(({ source }) => source !== "query");
  const survivors = async (type) => {
    const drawn = await createRace({ flow: always, logins: 2, priors: 1, nodeTypes: [type] });
    return (await drawn.search()).ends.map(({ alive }) => alive.join(" ")).sort();
  };
  assert.deepEqual(await survivors({ ...secretWord, show }), await survivors(secretWord));
});
