/** @file The recipe "a node of the host's own", followed in a copy: one file, one line, and everything knows it. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
// Within the repository, where the packages are found that the host needs.
mkdirSync(join(ROOT, ".cache"), { recursive: true });
const copy = mkdtempSync(join(ROOT, ".cache/node-recipe-"));
after(() => rmSync(copy, { recursive: true }));

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
  cpSync(join(ROOT, "js-wrapper/host/src"), copy, { recursive: true });
  writeFileSync(join(copy, "nodes/curfew.js"), NODE);
  const index = join(copy, "nodes/index.js");
  const text = readFileSync(index, "utf8");
  const listed = text.replace(
    "const OWN = [",
    'import { curfew } from "./curfew.js";\nconst OWN = [curfew, ',
  );
  assert.notEqual(listed, text);
  writeFileSync(index, listed);
  const host = await import(pathToFileURL(join(copy, "index.js")).href);

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
