/** @file The modules stay as small as we said, and ask nothing of their host that we didn't allow. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const { resolve } = createRequire(import.meta.url);
const ofSimulation = ["login-history"];
const packageOf = (name) => (ofSimulation.includes(name) ? "simulation" : "nodes");
const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));
const modules = Object.keys(budgets.bytes).map((name) => ({
  name,
  content: readFileSync(resolve(`@seatkeeper/${packageOf(name)}/wasm/${name}`)),
}));

/** The names a module imports, without the hash that changes with every version of the generator. */
function importNames(content) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(content));
  return imports.map(({ name }) => name.replace(/_[0-9a-f]{16}$/, ""));
}

for (const { name, content } of modules) {
  test(`${name} keeps to its bytes`, () => {
    const { raw, gzip } = budgets.bytes[name];
    const packed = gzipSync(content, { level: 9 }).length;
    assert.ok(content.length <= raw, `${content.length} bytes, over ${raw}`);
    assert.ok(packed <= gzip, `${packed} bytes by gzip, over ${gzip}`);
  });

  test(`${name} imports only what is allowed`, () => {
    const foreign = importNames(content).filter((each) => !budgets.imports.allowed.includes(each));
    assert.deepEqual(foreign, []);
  });
}

test("nothing is allowed that no module imports", () => {
  const imported = new Set(modules.flatMap(({ content }) => importNames(content)));
  const idle = budgets.imports.allowed.filter((name) => !imported.has(name));
  assert.deepEqual(idle, []);
});

test("every budget has its reason", () => {
  const entries = [
    ...Object.entries(budgets.bytes),
    ["imports", budgets.imports],
    ...Object.entries(budgets.figures),
  ];
  for (const [name, { reason }] of entries) assert.ok(reason?.endsWith("."), name);
});

/** That is the pause which the tenant asks for, on any machine. */
const WAITED = "auth0: 429, open again in 4 s";

test("no bound is a time: machines differ by a factor of three, ratios don't", () => {
  const times = Object.keys(budgets.figures).filter((name) =>
    /^[mµ]?s$/.test(budgets.figures[name].unit),
  );
  assert.deepEqual(times, [WAITED]);
});
