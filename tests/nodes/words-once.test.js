/** @file Every word once: no source of js-wrapper writes down again what `@seatkeeper/nodes/words` or the host lists. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FLOW_SETTINGS } from "@seatkeeper/host/kit";
import * as words from "@seatkeeper/nodes/words";
import { root } from "../../js-wrapper/setup/root.js";
import { writtenIn } from "./literals.js";

const LISTS = Object.entries({ ...words, ...FLOW_SETTINGS }).filter(
  ([, list]) => Array.isArray(list) && list.every((word) => typeof word === "string"),
);
/** Small numbers are many things. */
const BOUNDS = Object.entries(words).filter(
  ([, bound]) => typeof bound === "number" && bound > 1000,
);
/** These are names of fields and methods too, so an object that has two of them repeats no list. */
const FIELDS = ["LIMIT_SOURCES", "NEEDS", "REQUEST_TYPES", "onNoSession", "whenNonInteractive"];

const TEXTS = "a text of its own for each word, for people";
const TONES = "a colour for some of them";
const OPTIONS = "names of options";
/** What stays, by its file: the lists of which it has words, and why. */
const STAYS = {
  "cli/src/auth0/settings.js": ["LIMIT_SOURCES", OPTIONS],
  "cli/src/auth0/words.js": ["LIMIT_SOURCES", OPTIONS],
  "demo/flow-limit.js": ["NODE_TYPES", "which pattern it is, by the node that comes next"],
  "host/src/advice.js": [
    "CONTRACT_ERROR_CODES FAULT_CODES RETRYABLE_FAULT_CODES",
    "what to do about each, which Rust doesn't say; tsc holds it complete",
  ],
  "host/src/denials.js": [
    "REFUSALS UNFINISHED_STATES",
    "the list of reasons: what to do about each, which Rust doesn't say",
  ],
  "host/src/flow/patterns.js": ["NODE_TYPES", "which setting of a pattern goes to which node"],
  "host/src/flow/settings.js": ["onNoSession whenNonInteractive", "the list itself"],
  "host/src/nodes/index.js": ["NODE_TYPES", "what the host knows of two of them beside"],
  "host/src/nodes/manifest.js": ["FAILURE_MODES", "the fields of a manifest's `onFault`"],
  "host/src/plain/copy.js": ["MAX_SESSIONS", "a bound on names, which is about no sessions"],
  "host/src/ports/directory/rules/capabilities.js": ["NEEDS", "what a session shows of each"],
  "host/src/ports/directory/rules/ends.js": [
    "REQUEST_TYPES",
    "the two that end sessions, each in turn",
  ],
  "nodes/src/bytes.js": ["NODE_TYPES", "generated"],
  "nodes/src/glue.js": ["NODE_TYPES", "generated"],
  "pages/src/html.js": ["OPERATORS", "characters of HTML"],
  "pages/src/texts.js": ["REFUSALS", TEXTS],
  "playground/src/canvas/summary.js": ["NODE_TYPES", TEXTS],
  "playground/src/document/operator-signs.js": ["OPERATORS", "how each is written"],
  "playground/src/impact/Choice.jsx": ["STRATEGIES", TEXTS],
  "playground/src/live/Runs.jsx": ["UNFINISHED_STATES", TONES],
  "playground/src/live/run.js": ["RECEIPT_STATUSES", "those that mean that a session is gone"],
  "playground/src/modules.js": ["NODE_TYPES", "a bundler wants each address as it stands"],
  "playground/src/simulator/Timeline.jsx": ["UNFINISHED_STATES", TONES],
  "playground/src/simulator/device/DeviceCard.jsx": ["RENEWING_TRIGGERS TRIGGERS", TEXTS],
  "playground/src/simulator/words.js": [
    "DENIALS FAULT_CODES FLAGS LOOKUPS RECEIPT_STATUSES REFUSALS RENEWING_TRIGGERS " +
      "RETRYABLE_FAULT_CODES SESSION_MAKING_TRIGGERS SKIP_REASONS STANDINGS TRIGGERS UNFINISHED_STATES",
    TEXTS,
  ],
  "simulation/src/impact/rows.js": ["SCOPES", "columns of a history"],
  "simulation/src/race/naive.js": ["NODE_TYPES", "the stand-ins of the nodes"],
  "simulation/src/race/search.js": ["MAX_SESSIONS", "so many moves before others have their turn"],
  "simulation/src/scenario/play.js": ["REPLY_TYPES", "fields of a line"],
};

const source = join(root, "js-wrapper");
const LEFT_OUT = /(^|\/)(node_modules|dist|public|sample|types)\//;
const GENERATED = ["nodes/src/words.js", "nodes/src/meanings.js"];
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.jsx?$/.test(file) && !LEFT_OUT.test(file) && !GENERATED.includes(file))
  .sort();

/** The lists of which two words stand together, and the bounds. @param {string} text @returns {Map<string, number>} by name, the line */
function repeatedIn(text) {
  const found = new Map();
  for (const { kind, holds, line } of writtenIn(text)) {
    const names =
      kind === "number"
        ? BOUNDS.filter(([, bound]) => holds.includes(bound))
        : LISTS.filter(([name, list]) => {
            if (kind === "names" && FIELDS.includes(name)) return false;
            return list.filter((word) => holds.includes(word)).length > 1;
          });
    for (const [name] of names) if (!found.has(name)) found.set(name, line);
  }
  return found;
}

test("a repeated list is seen, however it is written", () => {
  const seen = (text) => [...repeatedIn(text).keys()];
  assert.deepEqual(seen('const FAULTS = new Set(["timeout", "invalid"]);'), ["FAULT_CODES"]);
  assert.deepEqual(seen('f([...OTHERS, "counted", "newer"])'), ["STANDINGS"]);
  assert.deepEqual(seen("const SAYS = { counted: 1, newer: 2, mine: 3 };"), ["STANDINGS"]);
  assert.deepEqual(seen('new Map([["counted", 1], ["newer", 2]])'), ["STANDINGS"]);
  assert.deepEqual(seen('const a = ["silent", "deny", 1];'), ["whenNonInteractive"]);
  assert.deepEqual(seen('<Part of={["all", "excess"]} />'), ["STRATEGIES"]);
  assert.deepEqual(seen("const MOST = 10_000;"), ["MAX_SESSIONS"]);
  assert.deepEqual(seen('// ["timeout", "invalid"]\nconst a = ["timeout", b];'), []);
  assert.deepEqual(seen("const session = { clientIds, expiresAt };"), []);
});

test("no source repeats a list, but for those that have a reason", () => {
  assert.ok(files.length > 200, `${files.length} files`);
  const repeated = {};
  for (const file of files) {
    const [stays = ""] = STAYS[file] ?? [];
    for (const [name, line] of repeatedIn(readFileSync(join(source, file), "utf8"))) {
      if (!stays.split(" ").includes(name)) repeated[`${file}:${line}`] = name;
    }
  }
  assert.deepEqual(repeated, {}, "take it from @seatkeeper/nodes/words, or from the host");
});

test("what has a reason is still there", () => {
  for (const [file, [stays, why]] of Object.entries(STAYS)) {
    const there = repeatedIn(readFileSync(join(source, file), "utf8"));
    assert.deepEqual(
      stays.split(" ").filter((name) => !there.has(name)),
      [],
      `${file}: ${why}`,
    );
  }
});
