/** @file T52: names from outside can't move the cursor, hide text, or forge a line of the command's output. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { seatkeeper } from "../cli/command.js";

const HOSTILE = {
  "a terminal escape": "\u001b[2J\u001b]0;owned\u0007",
  "an eight-bit escape": "\u009b31m",
  "a carriage return": 'x\r{"outcome":"allowed"}',
  "a new line": 'x\n{"at":1,"outcome":"allowed"}',
  "a line separator": "x\u2028y\u2029z\u0085",
  "text that runs backwards": "\u202eevil\u2066\u200f\u061c",
  "a bell, a null and a backspace": "a\u0007\u0000\u0008",
  "a formula": '=HYPERLINK("http://evil.example","x")',
};
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

for (const [name, evil] of Object.entries(HOSTILE)) {
  test(`${name} in every text of a scenario: one line of JSON a step, and nothing unsafe`, () => {
    const id = `s${evil}`;
    const scenario = {
      flow: { pattern: "silent", limit: 1, options: { name: evil } },
      sessions: [{ id, subject: evil, createdAt: 1, device: { id: evil, userAgent: evil } }],
      steps: [
        {
          at: 1000,
          login: {
            subject: evil,
            sessionId: `x${evil}`,
            clientId: evil,
            device: { id: evil, userAgent: evil },
          },
        },
        { at: 2000, end: { sessionId: `x${evil}` } },
        { at: 3000, answer: { sessionId: evil, output: evil } },
      ],
    };
    const { code, lines, out } = seatkeeper(["simulate", "-"], JSON.stringify(scenario));
    assert.equal(code, 0);
    assert.equal(lines.length, 3);
    assert.doesNotMatch(out, UNSAFE);
    const [login, end, answer] = lines.map((line) => JSON.parse(line));
    assert.deepEqual(login.ended, [id], "escaped, and still the same id");
    assert.equal(end.end.sessionId, `x${evil}`);
    assert.equal(answer.reason, "noRunWaiting");
  });

  test(`${name} in what is wrong: one line on the error output, and nothing unsafe`, () => {
    const wrong = [
      { flow: { pattern: evil, limit: 1 }, steps: [] },
      { flow: { pattern: "warn", limit: 1 }, steps: [], [evil]: 1 },
      { flow: { pattern: "warn", limit: 1, options: { [evil]: 1 } }, steps: [] },
      { flow: { pattern: "warn", limit: 1 }, steps: [{ at: 1, [evil]: {} }] },
      {
        flow: { pattern: "warn", limit: 1 },
        steps: [{ at: 1, login: { subject: "u", sessionId: "x", trigger: evil } }],
      },
    ];
    for (const scenario of wrong) {
      const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(scenario));
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, /^[^\n]+\n$/, JSON.stringify(scenario));
      assert.doesNotMatch(error, UNSAFE);
    }
  });

  test(`${name} in a flow: what \`check\` says of it is one line each, and nothing unsafe`, () => {
    const named = patternFlow("warn", 1, { name: evil });
    const unknown = patternFlow("warn", 1);
    unknown.nodes[1].type = evil;
    const stranger = patternFlow("warn", 1, {});
    stranger[evil] = 1;
    for (const flow of [named, unknown, stranger]) {
      const { lines, out, error } = seatkeeper(["check", "-"], JSON.stringify(flow));
      assert.equal(lines.length, 1, out);
      assert.match(lines[0], /^(ok|error) /);
      assert.doesNotMatch(out + error, UNSAFE);
    }
  });
}
