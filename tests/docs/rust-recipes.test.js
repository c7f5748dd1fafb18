/**
 * @file The recipe "a new node", done in a copy of the repository: what `new-node` writes builds, keeps the rules, is in
 * the package without another list to add it to, and decides.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../js-wrapper/setup/root.js";
import { listed, login, session } from "./outcome.js";

const NAME = "seat-check";
const copy = mkdtempSync(join(tmpdir(), "seatkeeper-new-node-"));
after(() => rmSync(copy, { recursive: true }));

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const run = (program, args, { cwd = copy, ...env } = {}) =>
  execFileSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, ...env } });
/** A folder of its own: Cargo would take the copy's crates for ours, and wait for whoever builds ours. */
const CARGO_TARGET_DIR = join(target, "new-node");
const xtask = (...words) => run(join(target, "debug/xtask"), words, { CARGO_TARGET_DIR });
const read = (...path) => readFileSync(join(copy, ...path), "utf8");

before(() => {
  run("cargo", ["build", "--quiet", "-p", "xtask"], { cwd: root });
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  for (const file of run("git", listing, { cwd: root }).split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  for (const made of ["js-wrapper/nodes/dist", "js-wrapper/simulation/dist"]) {
    cpSync(join(root, made), join(copy, made), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  xtask("new-node", NAME);
  xtask("types");
  xtask("build", NAME);
});

const imported = (path) => import(pathToFileURL(join(copy, "js-wrapper/nodes/src", path)).href);

test("it keeps the repository's rules, and nothing generated is out of date", () => {
  assert.equal(xtask("check"), "");
  assert.equal(xtask("types", "--check"), "");
  assert.equal(run("cargo", ["fmt", "--check", "-p", `node-${NAME}`]), "");
  const sources = ["config", "export", "facts", "lib", "step"];
  for (const file of sources) assert.match(read(`crates/node-${NAME}/src/${file}.rs`), /^\/\/! \w/);
  assert.match(read("Cargo.toml"), new RegExp(`  # Seat Check: .+\n  "crates/node-${NAME}",\n`));
});

test("it is one of the nodes, in every list, and the others are as they were", async () => {
  const { loadNodes, nodeTypes } = await imported("index.js");
  const words = await imported("words.js");
  assert.deepEqual([...nodeTypes], ["data-query", "force-logout", "logout", NAME]);
  assert.deepEqual(words.NODE_TYPES, nodeTypes);
  assert.deepEqual(words.OUTPUTS[NAME], ["true", "false"]);
  assert.equal(loadNodes().manifest(NAME).title, "Seat Check");
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
  assert.equal(vectors.length, 4);
  for (const { name, config, input, then } of vectors) {
    assert.equal(mismatch(then, loadNodes().prepare(NAME, config).step(input)), undefined, name);
  }
});

// Here follows: it takes part in a flow of the host, given as `nodeTypes`.

test("a name that is taken, or none, is refused", () => {
  for (const name of [NAME, "logout", "contract", "Seat", "seat_check", "seat-", "", "9"]) {
    assert.throws(() => xtask("new-node", name), { status: 1 });
  }
  assert.throws(() => xtask("build", "nothing"), /there is no module `nothing`/);
});
