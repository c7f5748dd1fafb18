/** @file `seatkeeper simulate`: one line a step, from a file or from standard input. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { playScenario } from "@seatkeeper/simulation/scenario";
import { fileWith, MAIN, seatkeeper } from "./command.js";
import { everyStep as scenario } from "./every-step.js";

const LINES = [
  {
    at: 1000,
    sessionId: "x",
    outcome: "paused",
    waitingFor: "session-limit-page",
    activeSessionCount: 1,
    ended: [],
    failed: [],
    alive: ["a", "x"],
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

test("an answer that finds no run waiting changes nothing, and says who is there", async () => {
  const { steps, ...rest } = scenario();
  const [login] = steps;
  login.login.linkedSubjects = ["u2"];
  rest.sessions.push({ id: "b", subject: "u2", createdAt: 2 });
  rest.flow.limit = 9;
  const answer = (sessionId) => ({ at: 2000, answer: { sessionId, output: "continue" } });
  const lines = await playScenario({
    ...rest,
    steps: [login, answer("x"), answer("b"), answer("?")],
  });
  assert.deepEqual(
    lines.slice(1).map(({ outcome, reason, alive }) => [outcome, reason, alive]),
    [
      ["denied", "noRunWaiting", ["a", "b", "x"]],
      ["denied", "noRunWaiting", ["b"]],
      ["denied", "noRunWaiting", []],
    ],
  );
});

test("a step may go back in time: it is delivered late, or comes from a clock that is behind", async () => {
  const { steps, ...rest } = scenario();
  const [login, answer] = steps;
  const lines = await playScenario({ ...rest, steps: [login, { ...answer, at: 500 }] });
  assert.deepEqual(
    lines.map(({ at, outcome }) => [at, outcome]),
    [
      [1000, "paused"],
      [500, "allowed"],
    ],
  );
});

test("nothing is printed of a scenario whose last step is wrong", () => {
  const broken = scenario();
  broken.steps[4].fail.error = "boom";
  const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(broken));
  assert.deepEqual([code, out], [2, ""]);
  assert.match(error, /^\/steps\/4\/fail\/error: /);
});

test("whoever stops reading is no error", async () => {
  const steps = Array.from({ length: 20_000 }, (_, at) => ({ at, end: { sessionId: "nobody" } }));
  const child = spawn(process.execPath, [MAIN, "simulate", "-"]);
  child.stdin.end(JSON.stringify({ ...scenario(), steps }));
  child.stdout.once("data", () => child.stdout.destroy());
  let error = "";
  child.stderr.on("data", (text) => (error += text));
  const [code] = await once(child, "close");
  assert.deepEqual([code, error], [0, ""]);
});
