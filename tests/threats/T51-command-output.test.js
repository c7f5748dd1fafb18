/** @file T51: the lines of the command name sessions and outcomes; no device, address or attribute gets there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PATTERNS } from "@seatkeeper/host";
import { seatkeeper } from "../cli/command.js";

const canary = (name) => `canary-${name}`;
const device = (of) => ({
  id: canary(`${of}-device`),
  ip: canary(`${of}-ip`),
  userAgent: canary(`${of}-agent`),
});
const login = (sessionId) => ({
  id: canary(`login-${sessionId}`),
  subject: canary("subject"),
  sessionId,
  linkedSubjects: [canary("linked")],
  clientId: canary("client"),
  device: device(sessionId),
  attributes: { plan: { name: canary("attribute") } },
});
const sessions = [
  { id: "a", subject: canary("subject"), createdAt: 1, device: device("a") },
  { id: "b", subject: canary("linked"), createdAt: 2, clientIds: [canary("client")] },
];
const GOES_ON = { warn: "continue", reVerify: "verified" };

for (const pattern of PATTERNS) {
  test(`${pattern}: login, answer, refusal and failure`, () => {
    const steps = [
      { at: 1000, login: login("x") },
      { at: 2000, answer: { sessionId: "x", output: canary("output") } },
      { at: 3000, answer: { sessionId: "x", output: GOES_ON[pattern] ?? "continue" } },
      { at: 4000, login: { ...login("y"), id: canary("login-x") } },
      { at: 5000, login: { ...login("z"), authenticated: false } },
      { at: 6000, fail: { request: "listSessions", error: "forbidden" } },
      { at: 7000, login: login("v") },
    ];
    const scenario = { flow: { pattern, limit: 1 }, sessions, steps };
    const { code, lines, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(scenario));
    assert.deepEqual([code, error, lines.length], [0, "", steps.length]);
    assert.doesNotMatch(out, /canary/);
  });
}

test("what is wrong with a value is said without the value", () => {
  const wrong = [
    { subject: "u".repeat(200) + canary("subject").repeat(9) },
    { trigger: canary("trigger") },
    { interactive: canary("interactive") },
    { device: canary("device") },
    { linkedSubjects: canary("linked") },
    { attributes: [canary("attribute")] },
    { attributes: { plan: canary("attribute").repeat(4000) } },
  ];
  for (const part of wrong) {
    const steps = [{ at: 1, login: { ...login("x"), ...part } }];
    const scenario = { flow: { pattern: "warn", limit: 1 }, steps };
    const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(scenario));
    assert.deepEqual([code, out], [2, ""]);
    assert.doesNotMatch(error, /canary/);
  }
});
