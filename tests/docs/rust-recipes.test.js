/**
 * @file The recipes of the Rust side, followed in one copy of the repository. A node: what `new-node` writes builds, keeps the
 * rules, is in the package without another list to add it to, and decides. Then an operator and a field of a session.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../js-wrapper/setup/root.js";
import { listed, login, session } from "../nodes/outcome.js";
import { nodeByHand, operator, sessionField } from "./recipes/in-rust.js";
import { assertFollows } from "./recipes/recipe.js";
import { scratch } from "./recipes/scratch.js";

const NAME = "seat-check";
const PAGE = "crates/README.md";
const { copy, run, read, cargo, change, remove, xtask } = scratch();
after(remove);

before(() => {
  run("cargo", ["build", "--quiet", "-p", "xtask"], { cwd: root });
  xtask("new-node", NAME, "Says whether somebody has too many sessions.");
  change(nodeByHand(NAME));
  xtask("types");
  xtask("build", NAME);
});

const imported = (path) => import(pathToFileURL(join(copy, "js-wrapper/nodes/src", path)).href);

test("the recipe of a node names what was written by hand, and the commands", () => {
  const touched = Object.keys(nodeByHand(NAME));
  const commands = assertFollows({ page: PAGE, title: "A node", name: NAME, copy }, touched);
  assert.deepEqual(commands, [
    `cargo run -p xtask -- new-node ${NAME} "Says what it decides."`,
    "cargo run -p xtask -- types",
    "npm run build",
  ]);
});

test("it keeps the repository's rules, and nothing generated is out of date", () => {
  assert.equal(xtask("check"), "");
  assert.equal(xtask("types", "--check"), "");
  assert.equal(cargo("fmt", "--check", "-p", `node-${NAME}`), "");
  const sources = ["config", "export", "facts", "lib", "step"];
  for (const file of sources) assert.match(read(`crates/node-${NAME}/src/${file}.rs`), /^\/\/! \w/);
  const says = "Says whether somebody has too many sessions.";
  assert.ok(read("Cargo.toml").includes(`  # Seat Check: ${says}\n  "crates/node-${NAME}",\n`));
  assert.ok(read(`crates/node-${NAME}/src/lib.rs`).startsWith(`//! Seat Check: ${says}\n`));
});

test("it is one of the nodes, in every list, and the others are as they were", async () => {
  const { loadNodes, nodeTypes } = await imported("index.js");
  const words = await imported("words.js");
  assert.deepEqual([...nodeTypes], ["data-query", "force-logout", "logout", NAME]);
  assert.deepEqual(words.NODE_TYPES, nodeTypes);
  assert.deepEqual(words.OUTPUTS[NAME], ["true", "false"]);
  const { title, description } = loadNodes().manifest(NAME);
  assert.deepEqual(
    [title, description],
    ["Seat Check", "Says whether somebody has too many sessions."],
  );
  assert.match(
    read("js-wrapper/nodes/types/contract.d.ts"),
    /"seat-check": \{ config: SeatCheckConfig/,
  );
  const sums = (folder) =>
    readFileSync(join(folder, "js-wrapper/nodes/dist/SHA256SUMS"), "utf8").split("\n");
  const others = (lines) =>
    lines.filter((line) => /module\.wasm/.test(line) && !line.includes(NAME));
  assert.deepEqual(others(sums(copy)), others(sums(root)));
  assert.ok(sums(copy).some((line) => line.endsWith(`  ${NAME}/module.wasm`)));
});

test("it decides, by import and by require", async () => {
  const input = { login, replies: [listed([session("a"), session("b")])] };
  const { loadNodes } = await imported("index.js");
  const node = loadNodes().prepare(NAME, { limit: 1 });
  assert.equal(node.step({ login }).type, "request");
  assert.deepEqual([node.step(input).output, node.needs()], ["true", []]);
  const strict = loadNodes().prepare(NAME, { limit: 2, inclusive: true });
  const { output, facts } = strict.step(input);
  assert.deepEqual([output, facts.isAlone], ["true", false]);
  const program = `const { loadNodes } = require("./js-wrapper/nodes/dist/index.cjs");
    const node = loadNodes().prepare("${NAME}", { limit: 2 });
    console.log(node.step(${JSON.stringify(input)}).output);`;
  assert.equal(run(process.execPath, ["--eval", program]), "false\n");
});

test("its vectors hold", async () => {
  const { mismatch, readVectors } = await import(
    pathToFileURL(join(copy, "tests/vectors/read.js")).href
  );
  const { loadNodes } = await imported("index.js");
  const vectors = readVectors().filter((vector) => vector.node === NAME);
  assert.equal(vectors.length, 5);
  for (const { name, config, input, then } of vectors) {
    assert.equal(mismatch(then, loadNodes().prepare(NAME, config).step(input)), undefined, name);
  }
});

test("a name that is taken, or none, is refused", () => {
  for (const name of [NAME, "logout", "contract", "Seat", "seat_check", "seat-", "", "9"]) {
    assert.throws(() => xtask("new-node", name), { status: 1 });
  }
  assert.throws(() => xtask("new-node", "other", 'says "this"'), /without quotes/);
  assert.throws(() => xtask("build", "nothing"), /there is no module `nothing`/);
});

test("an operator and a field of a session: what the recipes name, and the generated rest, decide", () => {
  const recipes = [
    { title: "An operator", patch: operator },
    { title: "A session field", patch: sessionField },
  ];
  for (const { title, patch } of recipes) {
    change(patch);
    const commands = assertFollows({ page: PAGE, title, copy }, Object.keys(patch));
    assert.deepEqual(commands, ["cargo run -p xtask -- types", "npm run build"]);
  }
  xtask("types");

  assert.equal(xtask("types", "--check"), "");
  assert.match(read("js-wrapper/nodes/types/contract.d.ts"), /type Operator = .* \| "%";/);
  assert.match(read("js-wrapper/nodes/src/words.js"), /OPERATORS = .*"!=", "%"\]/);
  assert.match(read("js-wrapper/nodes/src/meanings.js"), /"%": "A multiple of\."/);
  const { properties } = JSON.parse(read("js-wrapper/nodes/types/input.schema.json")).$defs.Session;
  assert.equal(properties.country.description, "The country that it was last seen in.");
  assert.match(
    read("js-wrapper/nodes/types/contract.d.ts"),
    /type Session = \{[^}]*\n  country\?: /,
  );

  const told = cargo("test", "--quiet", "-p", "testkit", "--test", "vectors");
  assert.match(told, /test result: ok\. [1-9]/);
  // Without the field's line the vectors that have it are refused: they are read.
  const names = JSON.parse(read("tests/vectors/what-counts.json")).map(({ name }) => name);
  assert.ok(names.includes("a session with a country counts"));
});
