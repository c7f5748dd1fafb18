/** @file A user's own node, of each shape, takes part in everything: flow check, lint, runner, records, simulator, races. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, lintFlow, patternFlow } from "@seatkeeper/host";
import { createRace } from "@seatkeeper/simulation/race";
import { playScenario } from "@seatkeeper/simulation/scenario";
import { officeHours, seatCount, secretWord } from "./own-nodes.js";
import { createWorld, sessions, START } from "./world.js";

const nodeTypes = [officeHours, secretWord, seatCount];
const wire = (source, sourceHandle, target) => ({ source, sourceHandle, target });

/** A pattern's flow with a node in front; its ways out by the node that each leads to. */
function inFront(type, config, ways, pattern = ["silent", 1]) {
  const flow = patternFlow(...pattern);
  const edges = Object.entries(ways).map(([output, target]) => wire("mine", output, target));
  const nodes = [{ id: "mine", type, config }, ...flow.nodes];
  return { ...flow, nodes, edges: [...edges, ...flow.edges] };
}
const hours = (from) => inFront("office-hours", { from }, { open: "query", closed: "logout" });
/** In place of the page of `warn`. */
function word(config = { word: "sesame" }) {
  const flow = patternFlow("warn", 1);
  flow.nodes[1] = { id: "page", type: "secret-word", config };
  for (const edge of flow.edges.filter(({ source }) => source === "page")) {
    edge.sourceHandle = { continue: "passed", cancel: "failed" }[edge.sourceHandle];
  }
  return flow;
}
const seats = (config) => inFront("seat-count", config, { room: "query", full: "logout" });
const world = (flow, more) => createWorld({ flow, nodeTypes, ...more });
const visitOf = ({ record }, type) => record.visits.find((visit) => visit.type === type);

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

const throws = () => {
  throw new Error("its own words");
};
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
