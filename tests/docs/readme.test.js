/** @file What the README says is so: its code runs, its scenario prints what it shows, its links lead somewhere. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { playScenario } from "@seatkeeper/simulation/scenario";
import { seatkeeper } from "../cli/command.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = ["README.md", "crates/README.md", "js-wrapper/README.md"];
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = (language) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, it]) => it);

test("the example in JavaScript does what its comments say", async (t) => {
  const [code] = blocks("js");
  const file = join(root, "tests/docs", `.example-${process.pid}.mjs`);
  t.after(() => rmSync(file));
  const told = [];
  t.mock.method(console, "log", (...words) => told.push(words.map(String).join(" ")));
  writeFileSync(file, code);
  await import(pathToFileURL(file).href);
  const [, expected] = /console\.log\(.*\); \/\/ (.*)/.exec(code);
  assert.deepEqual(told, [expected]);
});

test("the example is what anyone would write by hand: no object is spread into another", () => {
  assert.doesNotMatch(blocks("js")[0], /\.\.\./);
});

test("the scenario prints the lines that stand under it", async () => {
  const [scenario] = blocks("json");
  const [lines] = blocks("jsonl");
  const played = await playScenario(JSON.parse(scenario));
  assert.equal(`${played.map((line) => JSON.stringify(line)).join("\n")}\n`, lines);
});

test("the sample history comes to the table that stands there", () => {
  const sample = join(root, "js-wrapper/simulation/sample/login-history.csv");
  assert.equal(seatkeeper(["impact", sample]).out, blocks("text")[0]);
});

test("every setting in the table is one that a pattern takes", () => {
  const table = readme.slice(readme.indexOf("| setting "), readme.indexOf("A limit is an integer"));
  const rows = table.split("\n").slice(2).filter(Boolean);
  const names = rows.flatMap((row) =>
    [...row.split("|")[1].matchAll(/`(\w+)`/g)].map(([, it]) => it),
  );
  assert.ok(names.length > 20);
  for (const name of names) {
    assert.throws(
      () => patternFlow("block", 1, { [name]: undefined, [`${name}X`]: 1 }),
      new RegExp(`options/${name}X`),
    );
    const given = { rescue: "reVerify", rule: { value: 1 }, accessToken: {} }[name] ?? "x";
    patternFlow("block", 1, { [name]: given });
  }
});

test("every link leads to a file", () => {
  for (const page of pages) {
    const text = readFileSync(join(root, page), "utf8");
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link);
    const files = links.filter((link) => !link.startsWith("http"));
    for (const link of files) assert.ok(existsSync(join(root, dirname(page), link)), link);
  }
});

test("every path that is named in a README is there", () => {
  for (const page of pages) {
    const folder = join(root, dirname(page));
    const text = readFileSync(join(root, page), "utf8");
    const named = [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.(?:js|rs))`/g)].map(
      ([, path]) => path,
    );
    for (const path of named) {
      const places = [root, folder, join(folder, "host/src")];
      assert.ok(
        places.some((place) => existsSync(join(place, path))),
        `${page}: ${path}`,
      );
    }
  }
});
