/** @file Plays every scenario file here; what must be printed stands beside it, line by line. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { playScenario } from "@seatkeeper/simulation/scenario";

const folder = new URL("./", import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8"));
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

/** What of a line was asked for: objects by the names that were written down, anything else whole. */
function asked(wanted, actual) {
  if (!isObject(wanted) || !isObject(actual)) return actual;
  const names = Object.keys(wanted).filter((name) => name in actual);
  return Object.fromEntries(names.map((name) => [name, asked(wanted[name], actual[name])]));
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const names = new Set();
for (const file of files.sort()) {
  for (const { name, expect, absent = [], ...scenario } of read(file)) {
    assert.ok(!names.has(name), `two scenarios are called \`${name}\``);
    names.add(name);
    test(name, async () => {
      const before = structuredClone(scenario);
      const lines = await playScenario(scenario);
      assert.equal(expect.length, scenario.steps.length, "a line is expected of every step");
      assert.deepEqual(
        lines.map((line, index) => asked(expect[index], line)),
        expect,
      );
      for (const field of absent)
        assert.ok(
          lines.every((line) => !(field in line)),
          field,
        );
      assert.deepEqual(scenario, before, "the scenario is left as it was");
    });
  }
}
