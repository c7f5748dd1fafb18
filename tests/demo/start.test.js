/** @file `npm start -- --once`: plays every pattern, and says with its exit code whether each did what it should. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test } from "node:test";

const start = fileURLToPath(new URL("../../js-wrapper/demo/start.js", import.meta.url));

test("it prints what happened to whom, without colour in a pipe, and exits with 0", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [start, "--once"]);
  assert.doesNotMatch(stdout, /\u001b/);
  const sections = stdout
    .split("\n\n")
    .slice(1)
    .map((text) => text.trim().split("\n"));
  const told = sections
    .filter(([head]) => head)
    .map(([head, ...rows]) => [
      head.split(" ")[0],
      rows.slice(0, 3).map((row) => row.includes("● signed in")),
      rows.at(-1).trim(),
    ]);
  const fine = "→ as it should be";
  assert.deepEqual(told, [
    ["Warn", [false, false, true], fine],
    ["Silent", [false, false, true], fine],
    ["Re-verify", [false, false, true], fine],
    ["Block", [true, true, false], fine],
  ]);
});
