/** @file The recipe "a node of the host's own", followed in a copy: one file, one line, and everything knows it. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { assertFollows } from "./recipes/recipe.js";
import { scratch } from "./recipes/scratch.js";

const { copy, change, imported, remove } = scratch();
after(remove);

const NODE = `/** @file Curfew: turns logins away at night. */

export const curfew = Object.freeze({
  manifest: {
    name: "curfew",
    version: "0.1.0",
    title: "Curfew",
    description: "Turns logins away at night.",
    outputs: ["day", "night"],
    requests: [],
    config: {
      type: "object",
      properties: { until: { type: "integer", minimum: 0, maximum: 23 } },
      required: ["until"],
      additionalProperties: false,
    },
  },
  reasons: { night: "curfew" },
  run: ({ config, login }) => ({
    output: new Date(login.now).getUTCHours() < config.until ? "night" : "day",
  }),
});
`;

test("one file and its line in one list: compiled, checked and run", async () => {
  /** @type {import("./recipes/scratch.js").Patch} */
  const patch = {
    "js-wrapper/host/src/nodes/curfew.js": NODE,
    "js-wrapper/host/src/nodes/index.js": [
      ["const OWN = [", 'import { curfew } from "./curfew.js";\nconst OWN = [curfew, '],
    ],
  };
  change(patch);
  const followed = {
    page: "js-wrapper/README.md",
    title: "A node of the host's own",
    name: "curfew",
  };
  assert.deepEqual(assertFollows({ ...followed, copy }, Object.keys(patch)), []);
  const host = await imported("js-wrapper/host/src/index.js");

  const flow = host.patternFlow("silent", 1);
  flow.nodes.push({ id: "curfew", type: "curfew", config: { until: 6 } });
  for (const [sourceHandle, target] of [
    ["day", "query"],
    ["night", "logout"],
  ]) {
    flow.edges.push({ source: "curfew", sourceHandle, target });
  }
  const directory = host.memoryDirectory();
  const now = Date.UTC(2030, 0, 1, 3);
  const keeper = host.createSeatkeeper({
    directory,
    flow,
    store: host.memoryStore({ now: () => now }),
    keyring: host.createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(1) } }),
    issuer: "https://login.example",
  });
  const login = (id, hour) => {
    const createdAt = Date.UTC(2030, 0, 1, hour);
    directory.add({ id, subject: "ada", createdAt });
    return keeper.login({
      id: `login of ${id}`,
      subject: "ada",
      trigger: "login",
      current: { type: "session", id, createdAt },
      interactive: true,
      authenticated: true,
      now: createdAt,
    });
  };
  const night = await login("x", 3);
  assert.deepEqual([night.outcome, night.reason], ["denied", "curfew"]);
  assert.equal((await login("y", 9)).outcome, "allowed");
  flow.nodes.at(-1).config = { until: 24 };
  const refused = { code: "flowInvalid", path: `/nodes/${flow.nodes.length - 1}/config/until` };
  await assert.rejects(host.compileFlow(flow), refused);
});
