/** @file The Actions as a program in TypeScript gets them, by `import` and by `require`, with no types but their own. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";
import { testPrograms } from "./programs.js";

testPrograms(["actions"], { names: ["@seatkeeper/auth0-actions"], isRequired: true });

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
