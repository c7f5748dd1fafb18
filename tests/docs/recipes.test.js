/** @file The recipes of the JavaScript side, followed in a copy; and what all recipes of both sides have in common. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";
import { directory } from "./recipes/a-directory.js";
import { pattern } from "./recipes/a-pattern.js";
import { assertFollows, MOST_FILES, recipe, titlesOf } from "./recipes/recipe.js";
import { scratch } from "./recipes/scratch.js";

const PAGE = "js-wrapper/README.md";
const { copy, change, imported, read, remove, run, type } = scratch();
after(remove);

test("no recipe takes many files, and each that it names is there", () => {
  for (const page of ["crates/README.md", PAGE]) {
    const titles = titlesOf(page);
    assert.ok(titles.length > 5);
    for (const title of titles) {
      const { files } = recipe(page, title);
      assert.ok(files.length <= MOST_FILES, `${title}: ${files.length} files`);
      for (const file of files.filter((path) => !path.includes("<NAME>"))) {
        const places = [dirname(page), "."].map((place) => join(root, place, file));
        assert.ok(
          places.some((place) => existsSync(place)),
          `${title}: ${file}`,
        );
      }
    }
  }
});

test("a pattern: one entry, and everybody offers it", async () => {
  change(pattern);
  const title = "A pattern";
  assert.deepEqual(assertFollows({ page: PAGE, title, copy }, Object.keys(pattern)), []);

  const { compileFlow, lintFlow, patternFlow, PATTERNS } = await imported(
    "js-wrapper/host/src/index.js",
  );
  assert.deepEqual(PATTERNS, ["warn", "silent", "reVerify", "warnAndVerify", "block"]);
  const flow = patternFlow("warnAndVerify", 2);
  assert.deepEqual(flow, patternFlow("warn-and-verify", 2));
  assert.deepEqual(lintFlow(await compileFlow(flow)), []);

  const { playScenario } = await imported("js-wrapper/simulation/src/scenario/index.js");
  const subject = "ada";
  const played = await playScenario({
    flow: { pattern: "warn-and-verify", limit: 1 },
    sessions: [{ id: "tv", subject, createdAt: 1 }],
    steps: [
      { at: 1000, login: { subject, sessionId: "phone" } },
      { at: 2000, answer: { sessionId: "phone", output: "continue" } },
      { at: 3000, answer: { sessionId: "phone", output: "verified" } },
    ],
  });
  assert.deepEqual(
    played.map(({ outcome, waitingFor }) => waitingFor ?? outcome),
    ["session-limit-page", "otp-verification", "allowed"],
  );
  assert.deepEqual(played.at(-1).alive, ["phone"]);

  const words = ["--pattern", "warn-and-verify", "--limit", "3", "--page-form", "ap_1", "--json"];
  const command = "js-wrapper/cli/src/main.js";
  const printed = run(process.execPath, [command, "auth0", "action", ...words]);
  const { actions } = JSON.parse(printed);
  assert.equal(actions.length, 2);
  for (const { code } of actions) assert.match(code, /"pattern": ?"warnAndVerify"/);

  const usage = run(process.execPath, [command, "auth0", "--help"]);
  assert.match(usage, /warn, silent, reVerify, warnAndVerify or block/);
  const { aboutPattern } = await imported("js-wrapper/host/src/kit.js");
  assert.equal(aboutPattern("warnAndVerify").title, "warn-and-verify");
  assert.ok(read("README.md").includes("| **warnAndVerify** |"));
});

test("a directory: a folder like its siblings, and the suite says that it is one", () => {
  change(directory);
  const followed = { page: PAGE, title: "A directory", name: "acme", copy };
  const commands = assertFollows(followed, Object.keys(directory));
  assert.equal(commands.length, 1);
  commands.forEach(type);

  const { exports, files } = JSON.parse(read("js-wrapper/directories/package.json"));
  const { types, default: code } = exports["./acme"];
  assert.deepEqual([types, code], ["./types/acme/index.d.ts", "./acme/index.js"]);
  assert.ok(files.includes("acme"));
  const sibling = ["directory.js", "index.js", "session.js"];
  for (const file of sibling) {
    assert.ok(existsSync(join(root, "js-wrapper/directories/auth0", file)));
    assert.ok(existsSync(join(copy, "js-wrapper/directories/acme", file)));
  }
  const suite = ["tests/conformance/directories.test.js", "--test-name-pattern=^acme"];
  const told = run(process.execPath, ["--test", "--test-reporter=tap", suite[1], suite[0]], {
    NODE_TEST_CONTEXT: undefined,
  });
  assert.match(told, /^# pass (1\d|[2-9]\d)$/m);
  assert.match(told, /^# fail 0$/m);
});
