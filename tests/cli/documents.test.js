/** @file What is read as a document, and what is said of a file that is none. */
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { readDocument } from "../../js-wrapper/cli/src/document.js";
import { flawOf } from "../../js-wrapper/cli/src/flaw.js";
import { fileWith, seatkeeper } from "./command.js";
import { everyStep } from "./every-step.js";

const scenario = JSON.stringify(everyStep());

for (const command of ["simulate", "check"]) {
  for (const [name, { file = undefined, content = "", said }] of Object.entries({
    "a file that isn't there": {
      file: "no-such-file.json",
      said: /^`no-such-file\.json`: there is no such file\n$/,
    },
    "a file whose name moves the cursor": {
      file: "no\u001b[2J\r\nsuch",
      said: /^`no\\u001b\[2J\\u000d\\u000asuch`: there is no such file\n$/,
    },
    "a folder": { file: tmpdir(), said: /^`[^`]+`: is a folder\n$/ },
    "no JSON": { content: "{", said: /^`[^`]+` is no JSON: [^\n]+\n$/ },
    "an empty file": { content: "", said: /^`[^`]+` is no JSON: [^\n]+\n$/ },
    "words over two lines": { content: "no\nJSON", said: /^`[^`]+` is no JSON: [^\n]+\n$/ },
    "another encoding": {
      content: Buffer.from('{"flow":"\u00e9"}', "latin1"),
      said: /^`[^`]+`: is not UTF-8 text\n$/,
    },
    bottomless: {
      content: `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      said: /: is nested too deeply\n$/,
    },
    "no JSON, 10 MB of it": { content: "[".repeat(10_000_000), said: /^`[^`]+` is no JSON: / },
    "65 MB": { content: " ".repeat(65 * 2 ** 20), said: /^`[^`]+`: is larger than 64 MiB\n$/ },
  })) {
    // Reading is the same for both: what is large is read once.
    if (command === "check" && content.length > 1_000_000) continue;
    test(`${command} ${name}: exit code 2, one line`, (t) => {
      const { code, out, error } = seatkeeper([command, file ?? fileWith(t, content)]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, said);
      assert.match(error, /^[^\n]+\n$/);
    });
  }
}

for (const content of ['"x"', "3", "null", "[]"]) {
  test(`simulate ${content}: exit code 2, one line`, () => {
    const { code, out, error } = seatkeeper(["simulate", "-"], content);
    assert.deepEqual([code, out, error], [2, "", "/: expected an object\n"]);
  });
}

for (const [text, path] of [
  ['{"flow": 1, "flow": 2}', "/flow"],
  ['{"flow": {"limit": 1, "l\\u0069mit": 9}}', "/flow/limit"],
  ['{"steps": [1, {"a\\"/": [{}, {"b": {}, "c": "b", "b": 1}]}]}', '/steps/1/a"~1/1/b'],
  ['{"a": "{\\"b\\":1,\\"b\\":2}", "c": {"b": 1}, "d": [{"b": 1}, {"b": 2}], "a": 1}', "/a"],
]) {
  test(`a name that stands twice is no matter of taste: ${text}`, () => {
    assert.deepEqual(flawOf(text), { path, expected: "stands there twice" });
  });
}

for (const command of ["simulate", "check"]) {
  test(`${command} a name that stands twice: exit code 2, one line`, () => {
    const { code, out, error } = seatkeeper([command, "-"], '{"flow": 1, "flow": 2}');
    assert.deepEqual([code, out, error], [2, "", "/flow: stands there twice\n"]);
  });
}

for (const name of ["__proto__", "constructor", "prototype"]) {
  test(`\`${name}\` is no name for data, at any depth`, (t) => {
    const places = { flow: "/flow", sessions: "/sessions/0", steps: "/steps/0/login" };
    for (const [field, place] of Object.entries(places)) {
      const mark = field === "steps" ? '"login":{' : `"${field}":${field === "flow" ? "{" : "[{"}`;
      const text = scenario.replace(mark, `${mark}"${name}":{"subject":"u2"},`);
      assert.notEqual(text, scenario);
      assert.throws(() => readDocument(fileWith(t, text), "scenarioInvalid"), {
        code: "scenarioInvalid",
        path: `${place}/${name}`,
        message: `${place}/${name}: is not a name for data`,
      });
    }
  });
}

test("a byte order mark is let be", () => {
  assert.equal(seatkeeper(["simulate", "-"], `\ufeff${scenario}`).code, 0);
  const flow = JSON.stringify(patternFlow("warn", 1));
  assert.equal(seatkeeper(["check", "-"], `\ufeff${flow}`).code, 0);
});

test("10 MB of sessions are played", (t) => {
  const agent = "x".repeat(50);
  const sessions = Array.from({ length: 100_000 }, (_, index) => ({
    id: `s${index}`,
    subject: `u${index % 50}`,
    createdAt: index,
    device: { userAgent: agent },
  }));
  const steps = [{ at: 200_000, login: { subject: "u1", sessionId: "x" } }];
  const file = fileWith(t, { flow: { pattern: "silent", limit: 1 }, sessions, steps });
  const { code, lines } = seatkeeper(["simulate", file]);
  assert.equal(code, 0);
  const { activeSessionCount, ended, alive } = JSON.parse(lines[0]);
  assert.deepEqual([activeSessionCount, ended.length, alive], [2000, 2000, ["x"]]);
});

test("an account with more sessions than a node takes at once", () => {
  const sessions = Array.from({ length: 10_500 }, (_, index) => ({
    id: `s${index}`,
    subject: "u1",
  }));
  const steps = [{ at: 1, login: { subject: "u1", sessionId: "x" } }];
  const scenario = { flow: { pattern: "block", limit: 1 }, sessions, steps };
  const { code, lines } = seatkeeper(["simulate", "-"], JSON.stringify(scenario));
  const { outcome, activeSessionCount, alive } = JSON.parse(lines[0]);
  assert.deepEqual(
    [code, outcome, activeSessionCount, alive.length],
    [0, "denied", 10_000, 10_500],
  );
});
