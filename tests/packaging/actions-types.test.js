/**
 * @file The declarations of the Actions, as a program in TypeScript gets them: from the tarball, strictly, with every library
 * checked, by `import` and by `require`. What is wrong doesn't compile.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { npm } from "../../js-wrapper/setup/npm.js";
import { root } from "../../js-wrapper/setup/root.js";

const place = mkdtempSync(join(tmpdir(), "seatkeeper-types-"));
after(() => rmSync(place, { recursive: true }));

before(async () => {
  writeFileSync(join(place, "package.json"), '{ "type": "module" }');
  await npm(["pack", "--pack-destination", place, "--workspace", "@seatkeeper/auth0-actions"]);
  const [tarball] = readdirSync(place).filter((file) => file.endsWith(".tgz"));
  await npm(["install", "--prefix", place, "--offline", join(place, tarball)]);
  mkdirSync(join(place, "src"));
  for (const kind of ["right", "wrong"]) {
    const program = join(root, `tests/packaging/programs/actions-${kind}.ts`);
    for (const end of ["ts", "cts"]) copyFileSync(program, join(place, `src/${kind}.${end}`));
  }
});

/** What the compiler says of the programs. */
function complaints(kind, { ends, options }) {
  const files = ends.map((end) => join("src", `${kind}.${end}`));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const strict = ["--ignoreConfig", "--noEmit", "--strict", "--exactOptionalPropertyTypes"];
  // With nothing but what is packed, and of the web `fetch`.
  const bare = ["--target", "es2022", "--lib", "es2022,dom", "--types", ""];
  const words = [compiler, ...files, ...strict, ...bare, ...options];
  return spawnSync(process.execPath, words, { cwd: place, encoding: "utf8" }).stdout;
}

const RESOLVERS = {
  nodenext: { ends: ["ts", "cts"], options: ["--module", "nodenext"] },
  bundler: { ends: ["ts"], options: ["--module", "esnext", "--moduleResolution", "bundler"] },
};

for (const [name, resolver] of Object.entries(RESOLVERS)) {
  test(`${name}: a strict program compiles`, () => {
    assert.equal(complaints("right", resolver), "");
  });

  test(`${name}: each wrong use is found`, () => {
    assert.equal(complaints("wrong", resolver), "");
  });
}

test("every setting of the READMEs has its type, but the one that Auth0 can't do", () => {
  const read = (file) => readFileSync(join(root, file), "utf8");
  const tables = ["README.md", "js-wrapper/engines/auth0-actions/README.md"]
    .map((file) => /^\| setting[^]*?\n\n/m.exec(read(file))[0])
    .join("");
  const names = tables
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name));
  assert.ok(names.includes("strategy") && names.includes("stampDays"));
  const types = read("js-wrapper/engines/auth0-actions/dist/types.d.cts");
  const untyped = names.filter((name) => !new RegExp(`\\b${name}\\??: `).test(types));
  assert.deepEqual(untyped, ["sameDevice"]);
});
