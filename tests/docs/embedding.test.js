/** @file What the host's README says is so: its examples run, its tables name every word, and so do its options, events and fields. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { test } from "node:test";
import {
  DENIAL_REASONS,
  ERROR_ADVICE,
  ERROR_CODES,
  HOST_EVENT_TYPES,
  RECORD_FLAGS,
} from "@seatkeeper/host";
import { EVENT_TYPES, REFUSALS } from "@seatkeeper/nodes/words";
import { page, withTables } from "./word-tables.js";

const text = readFileSync(page, "utf8");
const source = fileURLToPath(new URL("../../js-wrapper/host/src/", import.meta.url));
const asText = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));

// Here, and not in a test: an example registers tests of its own.
const code = [...text.matchAll(/^```js\n([^]*?)^```/gm)].map(([, block]) => block).join("\n");
const told = await printedBy(code);

test("its examples, one after the other, print what stands beside them", () => {
  const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, it]) => it);
  assert.ok(expected.length >= 8, `${expected.length} lines`);
  assert.deepEqual(told, expected);
});

test("its tables of denials and errors are those that the host has", async () => {
  assert.equal(text, await withTables(text), "`node tests/docs/word-tables.js` writes them");
});

test("every error code has its advice, and no other", () => {
  assert.deepEqual(Object.keys(ERROR_ADVICE).sort(), Object.keys(ERROR_CODES).sort());
});

test("every reason that a denial can have is told, with what to do", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" });
  const code = files
    .filter((name) => /^(admission|nodes|pause|run)\/.*\.js$/.test(name))
    .map((name) => readFileSync(join(source, name), "utf8"))
    .join("\n");
  const said = [
    ...code.matchAll(
      /(?:denialOf\(|reason: |reason = |cancel": |cancel: |failed": |failed: |unavailable": |unavailable: )"(\w+)"/g,
    ),
  ];
  const reasons = new Set([...said.map(([, reason]) => reason), ...REFUSALS, "policyDenied"]);
  assert.ok(reasons.size > 10, `${[...reasons]}`);
  for (const reason of reasons) assert.ok(Object.hasOwn(DENIAL_REASONS, reason), reason);
});

test("every event has its row", () => {
  const told = new Set([...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, word]) => word));
  for (const type of [...EVENT_TYPES, ...HOST_EVENT_TYPES]) assert.ok(told.has(type), type);
});

test("every flag of a record has its line", () => {
  for (const [flag, meaning] of Object.entries(RECORD_FLAGS)) {
    assert.ok(text.includes(`- \`${flag}\`: ${meaning}\n`), flag);
  }
});

/** @param {string} program @returns {Promise<string[]>} the lines that it prints */
async function printedBy(program) {
  const file = join(import.meta.dirname, `.embedding-${process.pid}.mjs`);
  const { log } = console;
  const lines = [];
  console.log = (...words) => void lines.push(words.map(asText).join(" "));
  try {
    writeFileSync(file, program);
    await import(pathToFileURL(file).href);
    return lines;
  } finally {
    console.log = log;
    rmSync(file);
  }
}
