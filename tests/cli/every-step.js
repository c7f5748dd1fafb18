/** @file A scenario with one step of each kind. */

export const everyStep = () => ({
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
