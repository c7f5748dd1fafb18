/** @file What a search finds: the order that breaks the naive nodes and not ours, in any flow; and when it gives up. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createRace, naiveNodes } from "@seatkeeper/simulation/race";
import { search } from "../../js-wrapper/simulation/src/race/search.js";
import { drawnFlow } from "./drawn.js";

const found = async (options) => (await createRace(options)).search();

for (const pattern of ["warn", "silent", "reVerify", "block"]) {
  for (const limit of [1, 2, 3]) {
    test(`${pattern}, limit ${limit}: one login more leaves nobody with naive nodes, somebody with ours`, async () => {
      const flow = patternFlow(pattern, limit);
      for (const inOrder of [false, true]) {
        const options = { flow, limit, logins: limit + 1, inOrder };
        const naive = await createRace({ ...options, nodes: naiveNodes });
        const { nobody } = await naive.search();
        assert.deepEqual((await naive.play(nobody)).alive, []);
        for (const stale of [false, true]) {
          assert.equal((await found({ ...options, stale })).nobody, undefined);
        }
      }
    });
  }
}

test("a search for one bad order ends at the first, and says that it has not tried them all", async () => {
  const options = { flow: patternFlow("silent", 1), logins: 3, priors: 1 };
  const naive = await createRace({ ...options, nodes: naiveNodes });
  const [first, every] = [await naive.search({ until: "nobody" }), await naive.search()];
  assert.deepEqual((await naive.play(first.nobody)).alive, []);
  assert.ok(first.states < every.states);
  assert.ok(!("orders" in first) && every.orders > 0);
  // Where there is none, it has tried them all.
  const ours = await createRace(options);
  assert.deepEqual(await ours.search({ until: "nobody" }), await ours.search());
});

test("the order that ends everybody, step by step", async () => {
  const options = { flow: patternFlow("silent", 1), nodes: naiveNodes, inOrder: true };
  const race = await createRace(options);
  const { nobody } = await race.search();
  const { steps } = await race.play(nobody);
  const told = steps.map(({ lane, act, target }) => [lane, act, ...(target ? [target] : [])]);
  assert.deepEqual(told, [
    [0, "create"],
    [1, "create"],
    [0, "list"],
    [0, "revoke", "login 2"],
    [1, "list"],
    [1, "revoke", "login 1"],
  ]);
});

test("over the limit: never in order on fresh lists, else with the order that leads there", async () => {
  const flow = patternFlow("warn", 2);
  const options = { flow, limit: 2, logins: 3 };
  assert.equal((await found({ ...options, inOrder: true })).overLimit, undefined);
  for (const more of [{ inOrder: false }, { inOrder: true, stale: true }]) {
    const race = await createRace({ ...options, ...more });
    const { overLimit } = await race.search();
    assert.equal((await race.play(overLimit)).alive.length, 3);
  }
});

test("the sessions are named and dated in rank order", async () => {
  const sessionsOf = async (dates) => {
    const race = await createRace({ flow: drawnFlow, logins: 2, priors: 1, dates });
    return race.sessions;
  };
  const [rising, tied, undated] = await Promise.all(["rising", "tied", "undated"].map(sessionsOf));
  assert.deepEqual(undated, [
    { id: "earlier 1" },
    { id: "login 1", lane: 0 },
    { id: "login 2", lane: 1 },
  ]);
  const dates = (sessions) => sessions.map(({ createdAt }) => createdAt);
  assert.equal(new Set(dates(tied)).size, 1);
  assert.deepEqual(dates(rising), [...new Set(dates(rising))].sort());
});

/** Settings that change what a run does, each with what a race of three comes to. */
const EVERY_WAY = {
  drawn: { flow: drawnFlow },
  "report only": { flow: patternFlow("warn", 1, { reportOnly: true }), all: true },
  "no trigger that a login has": {
    flow: patternFlow("silent", 1, { triggers: ["sso"] }),
    all: true,
  },
  "the trusted device": { flow: patternFlow("silent", 1, { sameDevice: "replace" }) },
  "a client": { flow: patternFlow("silent", 1, { field: "activeSessionCountForClient" }) },
  "the least recently used": { flow: patternFlow("warn", 1, { order: "leastRecentlyUsed" }) },
  devices: { flow: patternFlow("block", 1, { field: "distinctDeviceCount" }) },
  "a limit from the login": {
    flow: patternFlow("silent", { path: "/attributes/seats", default: 1 }),
  },
  "a choice": { flow: patternFlow("warn", 1, { strategy: "chosen" }) },
  "only a token": {
    flow: {
      name: "token",
      version: 1,
      nodes: [
        { id: "token", type: "access-token-config" },
        { id: "in", type: "success" },
      ],
      edges: [{ source: "token", sourceHandle: "done", target: "in" }],
    },
    all: true,
  },
};

for (const [name, { flow, all = false }] of Object.entries(EVERY_WAY)) {
  test(`any flow can race: ${name}`, async () => {
    for (const stale of [false, true]) {
      const race = await createRace({ flow, logins: 3, priors: 1, stale });
      const { ends, nobody } = await race.search();
      assert.equal(nobody, undefined);
      assert.equal(ends.length === 1 && ends[0].alive.length === 4, all);
      for (const { alive, turns } of ends) assert.deepEqual((await race.play(turns)).alive, alive);
    }
  });
}

test("a drawn flow that turns away whoever has ended others leaves nobody, and the search says so", async () => {
  const flow = patternFlow("silent", 1);
  flow.nodes.push({ id: "out", type: "logout", config: {} });
  flow.edges.find(
    ({ source, sourceHandle }) => source === "force-logout" && sourceHandle === "done",
  ).target = "out";
  const race = await createRace({ flow, inOrder: true });
  const { nobody } = await race.search();
  const { lanes, alive } = await race.play(nobody);
  assert.deepEqual(alive, []);
  assert.deepEqual(lanes, [{ outcome: "allowed" }, { outcome: "denied", reason: "policyDenied" }]);
});

test("a search tells how far it is, and can be called off", async () => {
  const race = await createRace({ flow: patternFlow("silent", 1), logins: 4, priors: 2 });
  const off = new AbortController();
  const seen = [];
  const onProgress = ({ states }) => {
    seen.push(states);
    if (seen.length === 2) off.abort(new Error("called off"));
  };
  await assert.rejects(race.search({ signal: off.signal, onProgress }), /called off/);
  assert.equal(seen.length, 2);
  assert.ok(seen[0] > 0 && seen[1] > seen[0]);
  await assert.rejects(race.search({ signal: off.signal }), /called off/);
});

test("a search gives up where there is too much to go through", async () => {
  const flow = patternFlow("silent", 1);
  const race = await createRace({ flow, logins: 4, priors: 2 });
  await assert.rejects(race.search({ mostStates: 9_999 }), { code: "raceTooLarge" });

  // Two states of one number would be taken for one.
  const stage = { priors: 0, sessions: [{ id: "login 1" }], inOrder: false };
  const laneOf = (key) => ({
    place: 0,
    first: { key, act: "create", then: { key: 0, act: "done" } },
  });
  const searched = (key) => search(stage, [laneOf(key)], { limit: 1 });
  assert.equal((await searched(2047)).states, 2);
  await assert.rejects(searched(2048), { code: "raceTooLarge" });
});

test("what can't race is refused with its place", async () => {
  const flow = patternFlow("warn", 1);
  const refused = (options, code, path) =>
    assert.rejects(createRace({ flow, ...options }), { code, path });
  for (const logins of [0, 5, 1.5, "2"]) await refused({ logins }, "raceInvalid", "/logins");
  for (const priors of [-1, 3, NaN]) await refused({ priors }, "raceInvalid", "/priors");
  await refused({ dates: "constructor" }, "raceInvalid", "/dates");
  await refused({ flow: { ...flow, edges: [] } }, "flowInvalid", "/nodes/0");
});
