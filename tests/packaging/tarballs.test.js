/** @file What npm would publish: no file more or less than is meant, and it works where nothing else is. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DECLARATIONS } from "../../js-wrapper/setup/auth0-actions-types.js";
import { root } from "../../js-wrapper/setup/root.js";
import { createWorld } from "../auth0/actions/world.js";
import { installPacked, packages } from "./packed.js";

const read = (...path) => readFileSync(join(root, ...path), "utf8");
const wrapper = join(root, "js-wrapper");
const builtFor = (folder) =>
  read("js-wrapper", folder, "dist/SHA256SUMS")
    .trim()
    .split("\n")
    .map((line) => `dist/${line.split("  ")[1]}`);

/** What goes along beside the sources in the folders that a manifest names, each README, and itself. */
const MORE = {
  "engines/auth0-actions": [
    "dist/index.cjs",
    "dist/page.cjs",
    ...Object.keys(DECLARATIONS).map((file) => `dist/${file}`),
  ],
  nodes: [
    ...["dist/SHA256SUMS", ...builtFor("nodes")],
    ...["types/contract.d.ts", "types/contract.d.cts", "types/input.schema.json"],
    // `require` is declared like `import`.
    ...readdirSync(join(root, "js-wrapper/nodes/src"))
      .filter((file) => !["contract.js", "require.js"].includes(file))
      .map((file) => `types/${file.replace(/js$/, "d.cts")}`),
  ],
  simulation: ["dist/SHA256SUMS", ...builtFor("simulation"), "sample/login-history.csv"],
};

/** A test, a map or a note is no source. */
const isSource = (file) => /^[a-z0-9-/]+\.js$/.test(file) || file === "README.md";

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .map((file) => file.replaceAll("\\", "/"));

/** No entry leads there: names of types, what a bundler or the build picks by itself. */
const UNDECLARED = new Set(["src/contract.js", "src/require.js", "src/impact/module-from-url.js"]);

/** What is declared of the sources of a package that ships declarations. */
const declaredOf = (sources) =>
  sources
    .filter((file) => file.endsWith(".js") && !UNDECLARED.has(file))
    .map((file) => `types/${file.replace(/^src\//, "").replace(/js$/, "d.ts")}`);

/** @type {Awaited<ReturnType<typeof installPacked>>} */
let packed;
before(async () => {
  packed = await installPacked({ others: ["oidc-provider"] });
  assert.equal(packed.tarballs.length, packages.length);
});
after(() => packed.remove());

const installed = (name) => packed.at(name);

/** A program of that user's. */
function ran(file, code) {
  writeFileSync(join(packed.app, file), code);
  return execFileSync(process.execPath, [file], { cwd: packed.app, encoding: "utf8" });
}

for (const { name, folder, files } of packages) {
  test(`T60 the files of ${name} are the ones that are meant`, () => {
    const folders = files.filter(
      (inside) => !["dist", "types"].includes(inside) && inside[0] !== "!",
    );
    const sources = folders.flatMap((inside) =>
      filesIn(join(wrapper, folder, inside))
        .filter(isSource)
        .map((file) => `${inside}/${file}`),
    );
    const readme = ["README.md"].filter((file) => existsSync(join(wrapper, folder, file)));
    const declared = files.includes("types") ? declaredOf(sources) : [];
    const expected = [...sources, ...declared, ...readme, ...(MORE[folder] ?? []), "package.json"];
    // A package that is needed in another version would have been put inside.
    const actual = filesIn(installed(name)).filter((file) => !file.startsWith("node_modules/"));
    assert.deepEqual(actual.sort(), expected.sort());
  });

  test(`T60 ${name} runs nothing when it is installed, and names exact versions`, () => {
    const {
      scripts = {},
      dependencies = {},
      license,
      engines,
    } = JSON.parse(readFileSync(join(installed(name), "package.json"), "utf8"));
    // `prepack` is for whoever packs; npm runs it nowhere else.
    assert.deepEqual(
      Object.keys(scripts).filter((name) => name !== "prepack"),
      [],
    );
    for (const version of Object.values(dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.deepEqual([license, engines], ["Apache-2.0 OR MIT", { node: ">=20" }]);
  });

  test(`each entry of ${name} can be imported`, () => {
    const { exports = {} } = JSON.parse(
      readFileSync(join(installed(name), "package.json"), "utf8"),
    );
    const entries = Object.keys(exports).filter((entry) => !entry.includes("*"));
    const code = entries.map((entry) => `await import(${JSON.stringify(join(name, entry))});\n`);
    assert.equal(ran("entries.mjs", code.join("")), "");
  });
}

test("T61 what was packed is what was built, bit by bit", () => {
  const list = readFileSync(join(installed("@seatkeeper/nodes"), "dist/SHA256SUMS"), "utf8");
  assert.equal(list, read("js-wrapper/nodes/dist/SHA256SUMS"));
  for (const line of list.trim().split("\n")) {
    const [sum, file] = line.split("  ");
    const content = readFileSync(join(installed("@seatkeeper/nodes"), "dist", file));
    assert.equal(createHash("sha256").update(content).digest("hex"), sum, file);
  }
});

test("T60 every package in the lock file has its checksum", () => {
  const { packages: locked } = JSON.parse(read("package-lock.json"));
  const loose = Object.entries(locked).filter(
    ([path, { link, integrity }]) =>
      path.startsWith("node_modules/") && link !== true && integrity === undefined,
  );
  assert.deepEqual(loose, []);
});

const DECIDES = `
const { loadNodes } = nodes;
const login = {
  id: "login 1", subject: "ada", trigger: "login", now: 2,
  current: { type: "none" }, interactive: true, authenticated: true,
};
const sessions = [{ id: "laptop", subject: "ada", createdAt: 1 }];
const query = loadNodes().prepare("data-query", { rule: { value: 1 } });
const first = query.step({ login, inputs: {}, replies: [] });
const then = query.step({ login, inputs: {}, replies: [{ type: "listed", sessions }] });
console.log(first.type, then.output);
`;
for (const [file, load] of Object.entries({
  "required.cjs": 'const nodes = require("@seatkeeper/nodes");',
  "imported.mjs": 'import * as nodes from "@seatkeeper/nodes";',
})) {
  test(`the nodes decide: ${load}`, () => {
    assert.equal(ran(file, load + DECIDES), "request true\n");
  });
}

const readme = read("README.md");
const block = (language) => new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m").exec(readme)[1];

test("the README's example runs: a silent flow over the directory in memory", () => {
  const code = block("js");
  const [, expected] = /console\.log\(.*\); \/\/ (.*)/.exec(code);
  assert.equal(ran("example.mjs", code), `${expected}\n`);
});

test("the command plays the README's scenario", () => {
  const { app } = packed;
  writeFileSync(join(app, "scenario.json"), block("json"));
  const command = join(app, "node_modules/.bin/seatkeeper");
  const words = ["simulate", "scenario.json"];
  const printed =
    process.platform === "win32"
      ? execFileSync(`${command}.cmd`, words, { cwd: app, encoding: "utf8", shell: true })
      : execFileSync(command, words, { cwd: app, encoding: "utf8" });
  assert.equal(printed, block("jsonl"));
});

test("the Auth0 Action decides from its tarball, with no file to read and nobody to ask but the tenant", async () => {
  const options = { pattern: "silent", limit: 1 };
  const world = await createWorld(options, { package: installed("@seatkeeper/auth0-actions") });
  try {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
    assert.deepEqual(world.lines(), []);
  } finally {
    await world.close();
  }
});
