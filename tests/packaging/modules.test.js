/** @file What is shipped is what was built: the text form holds the same bytes, and the list of sums is right. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test } from "node:test";
import { NODE_TYPES as nodes } from "@seatkeeper/nodes/words";
import { root } from "../../js-wrapper/setup/root.js";
import { setUp } from "../../js-wrapper/setup/setup.js";

const dist = new URL("../../js-wrapper/nodes/dist/", import.meta.url);
const ofSimulation = new URL("../../js-wrapper/simulation/dist/", import.meta.url);
const read = (name, folder = dist) => readFileSync(new URL(name, folder));
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

for (const node of nodes) {
  test(`the base64 of ${node} decodes to its module`, async () => {
    const { default: text, sha256: sum } = await import(new URL(`${node}/bytes.js`, dist).href);
    const module = read(`${node}/module.wasm`);
    assert.ok(Buffer.from(text, "base64").equals(module));
    assert.equal(sum, sha256(module));
  });
}

for (const [module, folder] of [
  ...nodes.map((node) => [node, dist]),
  ["login-history", ofSimulation],
]) {
  test(`${module} names no folder of the machine that built it`, () => {
    const text = read(`${module}/module.wasm`, folder).toString("latin1");
    for (const place of [root, homedir(), tmpdir()]) assert.ok(!text.includes(place), place);
  });
}

for (const [name, folder] of Object.entries({ nodes: dist, simulation: ofSimulation })) {
  test(`the list of sums of ${name} covers every file, and is right`, () => {
    const lines = read("SHA256SUMS", folder).toString().trim().split("\n");
    const listed = lines.map((line) => line.split("  ")).map(([sum, file]) => ({ sum, file }));
    for (const { sum, file } of listed) assert.equal(sum, sha256(read(file, folder)), file);
    const present = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(fileURLToPath(folder), join(parentPath, name)));
    // The list itself, and what the set-up remembers of the sources.
    const more = present.filter((file) => ["SHA256SUMS", "SOURCES"].includes(file));
    const named = [...listed.map(({ file }) => file), ...more];
    assert.deepEqual(named.sort(), present.sort());
  });
}

/** Each step of the set-up that has to be taken prints a line. */
const took = (action) =>
  execFileSync(process.execPath, [join(root, "js-wrapper/setup/run.js"), action], {
    encoding: "utf8",
  });

for (const action of ["build", "modules", "actions"]) {
  test(`\`${action}\` with nothing to do does nothing`, () => assert.equal(took(action), ""));
}

test("what a package packs is built before it is packed", () => {
  const folders = ["nodes", "host", "pages", "directories", "simulation", "engines/oidc-provider"];
  for (const folder of folders) {
    const { scripts } = JSON.parse(
      readFileSync(join(root, "js-wrapper", folder, "package.json"), "utf8"),
    );
    const setup = folder.includes("/") ? "../../setup" : "../setup";
    assert.deepEqual(scripts, { prepack: `node ${setup}/run.js modules` });
  }
});

test("the modules are built again when a source, or one bit of what was built, has changed", async () => {
  const copy = mkdtempSync(join(tmpdir(), "seatkeeper-modules-"));
  try {
    const wrapper = ["nodes", "setup", "simulation"].map((folder) => `js-wrapper/${folder}`);
    for (const path of ["crates", ...wrapper, "Cargo.toml", "Cargo.lock", "package.json"]) {
      cpSync(join(root, path), join(copy, path), { recursive: true });
    }
    const step = join(copy, "js-wrapper/setup/modules.js");
    const { modules } = await import(pathToFileURL(step).href);
    assert.equal(modules.isDone(), true);
    for (const file of [
      "js-wrapper/nodes/dist/logout/module.wasm",
      "js-wrapper/simulation/dist/login-history/module.wasm",
      "crates/node-logout/src/step.rs",
      "js-wrapper/nodes/src/require.js",
    ]) {
      const before = readFileSync(join(copy, file));
      writeFileSync(join(copy, file), Buffer.concat([before, Buffer.from("\n")]));
      assert.equal(modules.isDone(), false, file);
      writeFileSync(join(copy, file), before);
      assert.equal(modules.isDone(), true, file);
    }
    rmSync(join(copy, "js-wrapper/nodes/dist/index.cjs"));
    assert.equal(modules.isDone(), false);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test("by force what is made is made again, and nothing is fetched again", async () => {
  const done = [];
  const step = (name, isDone, fetches) => {
    const run = async () => void done.push(name);
    return { name, fetches, isDone: () => isDone, run };
  };
  const steps = [step("made", true), step("fetched", true, true), step("missing", false, true)];
  await setUp(steps);
  assert.deepEqual(done.splice(0), ["missing"]);
  await setUp(steps, { force: true });
  assert.deepEqual(done, ["made", "missing"]);
});
