/** @file `seatkeeper simulate`: one line a step, exit codes, and what is wrong with a scenario by its JSON pointer. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { playScenario } from "../../js-wrapper/cli/src/simulate.js";
import { fileWith, seatkeeper } from "./command.js";

const scenario = () => ({
  flow: { pattern: "warn", limit: 1 },
  sessions: [{ id: "a", subject: "u1", createdAt: 1 }],
  steps: [
    { at: 1000, login: { subject: "u1", sessionId: "x" } },
    { at: 2000, answer: { sessionId: "x", output: "continue" } },
    { at: 3000, end: { sessionId: "x" } },
    { at: 4000, change: { limit: 5 } },
    { at: 5000, fail: { request: "listSessions", error: "forbidden", times: 1 } },
  ],
});
const LINES = [
  {
    ...{ at: 1000, sessionId: "x", outcome: "paused", waitingFor: "session-limit-page" },
    ...{ activeSessionCount: 1, ended: [], failed: [], alive: ["a", "x"] },
  },
  { at: 2000, sessionId: "x", outcome: "allowed", ended: ["a"], failed: [], alive: ["x"] },
  { at: 3000, end: { sessionId: "x" } },
  { at: 4000, change: { limit: 5 } },
  { at: 5000, fail: { request: "listSessions", error: "forbidden", times: 1 } },
];

test("a file: a line a step, and exit code 0", (t) => {
  const { code, lines, error } = seatkeeper(["simulate", fileWith(t, scenario())]);
  assert.deepEqual([code, error], [0, ""]);
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    LINES,
  );
});

test("standard input: the same", () => {
  const { code, lines } = seatkeeper(["simulate", "-"], JSON.stringify(scenario()));
  assert.equal(code, 0);
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    LINES,
  );
});

for (const file of ["E01-boundary", "E08-several-limits", "E10-whose-sessions"]) {
  test(`the command prints what the player gives: ${file}`, async () => {
    const place = new URL(`../scenarios/${file}.json`, import.meta.url);
    const [{ name: _, expect: __, absent: ___, ...first }] = JSON.parse(
      readFileSync(place, "utf8"),
    );
    const { code, lines } = seatkeeper(["simulate", "-"], JSON.stringify(first));
    assert.equal(code, 0);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      await playScenario(first),
    );
  });
}

test("no steps: no lines, exit code 0", () => {
  const { code, out } = seatkeeper(["simulate", "-"], JSON.stringify({ ...scenario(), steps: [] }));
  assert.deepEqual([code, out], [0, ""]);
});

for (const [args, code] of [
  [[], 2],
  [["simulate"], 2],
  [["simulate", "a", "b"], 2],
  [["play", "a"], 2],
  [["constructor", "a"], 2],
  [["help"], 0],
  [["--help"], 0],
]) {
  test(`\`seatkeeper ${args.join(" ")}\`: the usage, exit code ${code}`, () => {
    const { code: given, out, error } = seatkeeper(args);
    assert.equal(given, code);
    assert.match(code === 0 ? out : error, /^usage: seatkeeper simulate SCENARIO\.json/);
    assert.equal(code === 0 ? error : out, "");
  });
}

for (const [name, content] of Object.entries({
  "a file that isn't there": undefined,
  "no JSON": "{",
  "an empty file": "",
  "a text": '"x"',
  null: "null",
  "a list": "[]",
  bottomless: `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
})) {
  test(`${name}: exit code 2, one line`, (t) => {
    const file = content === undefined ? "no-such-file.json" : fileWith(t, content);
    const { code, out, error } = seatkeeper(["simulate", file]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(error, /^[^\n]+\n$/);
  });
}

/** Every mistake with the place that must be named. */
const put = (path, value) => (document) => {
  const steps = path.split("/").slice(1);
  const last = steps.pop();
  const holder = steps.reduce((inner, step) => inner[step], document);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return document;
};
const MISTAKES = [
  ["/flow", undefined],
  ["/flow", "warn"],
  ["/flow", []],
  ["/flow/pattern", "lax"],
  ["/flow/pattern", "constructor"],
  ["/flow/limit", undefined],
  ["/flow/speed", 1],
  ["/flow/options", { onLookupFailur: "closed" }, "/flow/options/onLookupFailur"],
  ["/flow/options", { onLookupFailure: "ajar" }, "/flow/options/onLookupFailure"],
  ["/flow/options", { operator: "=>" }, "/flow/options/operator"],
  ["/flow/options", { strategy: "some" }, "/flow/options/strategy"],
  ["/flow/options", { whenNonInteractive: "maybe" }, "/flow/options/whenNonInteractive"],
  ["/flow/options", { pauseMs: 0 }, "/flow/options/pauseMs"],
  ["/flow/options", { rescue: "reVerify" }, "/flow/options/rescue"],
  ["/flow/options", { triggers: ["sometimes"] }, "/flow/options/triggers/0"],
  ["/sessions", {}],
  ["/sessions/0", "a"],
  ["/sessions/0/id", undefined],
  ["/sessions/0/id", ""],
  ["/sessions/0/subject", 1],
  ["/sessions/0/createdAt", "1970-01-01"],
  ["/sessions/0/created", 1],
  ["/sessions/0/class", "robot"],
  ["/sessions/0/device", { serial: 1 }, "/sessions/0/device/serial"],
  ["/steps", undefined],
  ["/steps", {}],
  ["/steps/0", null],
  ["/steps/0/at", undefined],
  ["/steps/0/at", -1],
  ["/steps/0/at", 1.5],
  ["/steps/0/at", "1000"],
  ["/steps/0/sleep", 1],
  ["/steps/0/end", { sessionId: "a" }, "/steps/0"],
  ["/steps/0/login", undefined, "/steps/0"],
  ["/steps/0/login", []],
  ["/steps/0/login/subject", undefined],
  ["/steps/0/login/subject", ""],
  ["/steps/0/login/sessionId", undefined],
  ["/steps/0/login/sessionId", 7],
  ["/steps/0/login/trigger", "Login"],
  ["/steps/0/login/interactive", "yes"],
  ["/steps/0/login/linkedSubjects", "u2"],
  ["/steps/0/login/linkedSubjects", [1], "/steps/0/login/linkedSubjects/0"],
  ["/steps/0/login/device", { id: 1 }, "/steps/0/login/device/id"],
  ["/steps/0/login/device", { trusted: "yes" }, "/steps/0/login/device/trusted"],
  ["/steps/0/login/attributes", 3],
  ["/steps/0/login/kind", "pin"],
  ["/steps/1/answer/sessionId", undefined],
  ["/steps/1/answer/output", undefined],
  ["/steps/1/answer/output", 1],
  ["/steps/1/answer/chosen", "a"],
  ["/steps/2/end/sessionId", undefined],
  ["/steps/3/change", { pattern: "block" }, "/steps/3/change/pattern"],
  ["/steps/3/change", { limit: 0 }, "/steps/3/change/limit"],
  ["/steps/4/fail/request", "showPage"],
  ["/steps/4/fail/error", "boom"],
  ["/steps/4/fail/times", 0],
  ["/tests", []],
];
for (const [path, value, named = path] of MISTAKES) {
  test(`${path} = ${JSON.stringify(value)}: ${named} is named`, async () => {
    const broken = put(path, value)(scenario());
    await assert.rejects(playScenario(broken), (error) => {
      assert.deepEqual([error.code, error.path], ["scenarioInvalid", named]);
      assert.ok(error.message.startsWith(`${named}: `), error.message);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });
}

for (const limit of [0, -1, 2.5, "3", 2 ** 53, null, [], {}, true, { path: "/attributes/x" }]) {
  test(`E1.7 limit ${JSON.stringify(limit)}: exit code 2, and the limit is named`, () => {
    for (const pattern of ["warn", "block"]) {
      const broken = { ...scenario(), flow: { pattern, limit } };
      const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(broken));
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, /^\/flow\/limit[^\n]*: [^\n]+\n$/);
    }
  });
}

test("E1.7 a limit of NaN is no JSON", () => {
  const { code, error } = seatkeeper(["simulate", "-"], '{"flow":{"pattern":"warn","limit":NaN}}');
  assert.equal(code, 2);
  assert.match(error, /is no JSON/);
});

test("nothing is printed of a scenario whose last step is wrong", () => {
  const broken = scenario();
  broken.steps[4].fail.error = "boom";
  const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(broken));
  assert.deepEqual([code, out], [2, ""]);
  assert.match(error, /^\/steps\/4\/fail\/error: /);
});
