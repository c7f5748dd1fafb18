/** @file Runner, flow check and lint know no node by name, and a manifest is read once. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { createNodeTypes, usesClients } from "@seatkeeper/host/kit";
import { loadNodes } from "@seatkeeper/nodes";
import { createWorld } from "./world.js";

const SOURCE = fileURLToPath(new URL("../../js-wrapper/host/src", import.meta.url));
const filesIn = (folder) =>
  readdirSync(join(SOURCE, folder))
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name));
const textOf = (file) => readFileSync(join(SOURCE, file), "utf8");

/** The ready-made flows are made of nodes by name. */
const PATTERNS = new Set(["patterns.js", "ready-made.js"].map((file) => join("flow", file)));

test("no node is known by its name but in its own file, the list of nodes, and the patterns", () => {
  const files = [
    ...["run", "pause", "admission"].flatMap(filesIn),
    ...filesIn("flow").filter((file) => !PATTERNS.has(file)),
    ...[
      "own",
      "module",
      "guarded",
      "guards",
      "users-module",
      "manifest",
      "page",
      "answer",
      "config",
    ].map((name) => join("nodes", `${name}.js`)),
    "seatkeeper.js",
  ];
  const { names } = createNodeTypes();
  assert.equal(names.length, 7);
  for (const file of files) {
    const text = textOf(file);
    const known = names.filter((name) => new RegExp(`["'\`]${name}["'\`]`).test(text));
    assert.deepEqual(known, [], file);
  }
});

/** The modules, with a count of how often each manifest crosses over. */
function counting() {
  const real = loadNodes();
  const read = [];
  return {
    read,
    nodes: { ...real, manifest: (type) => (read.push(type), real.manifest(type)) },
  };
}

test("a manifest is read once for each type, and only where a flow has one", async () => {
  const { nodes, read } = counting();
  await compileFlow(patternFlow("block", 1), { nodes });
  assert.deepEqual(read, ["data-query", "logout"]);
  await compileFlow(patternFlow("block", 2), { nodes });
  const world = createWorld({ flow: ["warn", 1], nodes });
  await world.login("x");
  assert.deepEqual(read, ["data-query", "logout", "force-logout"]);
});

const PATH = "/attributes/activeSessionCountForClient";
const limit = { path: PATH, default: 3, max: 9 };

test("a limit that stands at a place of the field's name asks nothing about clients", async () => {
  const flow = patternFlow("block", limit);
  assert.equal(usesClients(flow), false);
  assert.equal(flow.nodes.find(({ type }) => type === "logout").config.scope, undefined);
  const unknowing = { clientIds: false, endsSession: true };
  await compileFlow(flow, { capabilities: unknowing });
  const world = createWorld({ flow, capabilities: { clientIds: false } });
  assert.equal((await world.login("x")).outcome, "allowed");
});

test("what is about clients says so, by each of its nodes", async () => {
  const field = "activeSessionCountForClient";
  const rule = { any: [{ value: 9 }, { all: [{ field, value: 1 }] }] };
  for (const flow of [
    patternFlow("silent", 1, { field }),
    patternFlow("silent", 1, { scope: "client" }),
    patternFlow("block", 1, { rule }),
  ]) {
    assert.equal(usesClients(flow), true);
    const capabilities = { clientIds: false, endsSession: true };
    await assert.rejects(compileFlow(flow, { capabilities }), { code: "flowInvalid" });
  }
  assert.equal(usesClients(patternFlow("silent", 1)), false);
  assert.equal(usesClients({ nodes: [{ id: "a", type: "no such node" }] }), false);
});

test("a rule that turns back on itself is refused by the flow check, not by the pattern", async () => {
  const rule = { all: [] };
  rule.all.push(rule);
  await assert.rejects(compileFlow(patternFlow("block", 1, { rule })), { code: "flowInvalid" });
});
