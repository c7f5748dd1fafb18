/** @file `seatkeeper check`: the errors and the lint of a flow, by code and place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, lintFlow, patternFlow } from "@seatkeeper/host";
import { fileWith, seatkeeper } from "./command.js";

const check = (flow) =>
  seatkeeper(["check", "-"], typeof flow === "string" ? flow : JSON.stringify(flow));
const rule = (value) => ({ field: "activeSessionCountForClient", value });

test("a good flow: its name and hash, exit code 0", (t) => {
  const { code, out } = seatkeeper(["check", fileWith(t, patternFlow("warn", 3))]);
  assert.equal(code, 0);
  assert.match(out, /^ok warn [0-9a-f]{12}, 0 warnings\n$/);
});

test("an unwise flow: each warning with code and place, exit code 0", () => {
  const { code, lines } = check(patternFlow("block", 3, { reportOnly: true }));
  assert.equal(code, 0);
  const [first, second, last] = lines;
  assert.match(first, /^warning blockWithoutRescue \/nodes\/0: /);
  assert.match(second, /^warning reportOnly \/reportOnly: /);
  assert.match(last, /, 2 warnings$/);
});

test("a flow that can't run: the error with its place, exit code 1", () => {
  const flow = patternFlow("warn", 3);
  flow.nodes[1].type = "captcha";
  const { code, out } = check(flow);
  assert.equal(code, 1);
  assert.match(out, /^error flowInvalid `\/nodes\/1\/type`: [^\n]+\n$/);
});

test("E1.7 a limit that is none: the value is named, exit code 1", () => {
  for (const limit of [0, -1, 2.5, "3", 2 ** 53]) {
    const { code, out } = check(patternFlow("warn", limit));
    assert.equal(code, 1);
    assert.match(out, /`\/nodes\/0\/config\/rule\/value`/);
  }
});

for (const content of ["", "{", "nonsense"]) {
  test(`no flow at all (${JSON.stringify(content)}): exit code 2`, () => {
    const { code, out, error } = check(content);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(error, /is no JSON/);
  });
}

/** Each rule of the lint: what sets it off, its place, and what keeps it quiet. */
const RULES = {
  noRestriction: {
    flow: {
      name: "none",
      version: 1,
      nodes: [
        { id: "token", type: "access-token-config" },
        { id: "success", type: "success" },
      ],
      edges: [{ source: "token", sourceHandle: "done", target: "success" }],
    },
    path: "/nodes",
    quiet: patternFlow("silent", 1),
  },
  blockWithoutRescue: {
    flow: patternFlow("block", 1),
    path: "/nodes/0",
    quiet: patternFlow("block", 1, { rescue: "reVerify" }),
  },
  clientLimitAboveUserLimit: {
    flow: patternFlow("silent", 1, { rule: { any: [{ value: 2 }, rule(3)] } }),
    path: "/nodes/0/config/rule/any/1",
    quiet: patternFlow("silent", 1, { rule: { any: [{ value: 3 }, rule(3)] } }),
  },
  loginsUnrestricted: {
    path: "/nodes/0/config/triggers",
    flow: patternFlow("silent", 1, { triggers: ["registration", "recovery"] }),
    quiet: patternFlow("silent", 1, { triggers: ["login", "sso"] }),
  },
  pathWithoutMax: {
    flow: patternFlow("silent", { path: "/attributes/seats", default: 1 }),
    path: "/nodes/0/config/rule/value",
    quiet: patternFlow("silent", { path: "/attributes/seats", default: 1, max: 9 }),
  },
  reportOnly: {
    flow: patternFlow("silent", 1, { reportOnly: true }),
    path: "/reportOnly",
    quiet: patternFlow("silent", 1, { reportOnly: false }),
  },
  unfinishedNotMarked: {
    host: { marksUnfinished: false },
    flow: patternFlow("warn", 1),
    path: "/nodes",
    quiet: patternFlow("silent", 1),
  },
  otpUnbounded: {
    host: { boundsOtp: false },
    flow: patternFlow("reVerify", 1),
    path: "/nodes",
    quiet: patternFlow("warn", 1),
  },
  passwordGrantUnrestricted: {
    host: { passwordGrant: true },
    flow: patternFlow("silent", 1),
    path: "/onNoSession",
    quiet: patternFlow("silent", 1, { onNoSession: "deny" }),
  },
  unseenSessions: {
    host: { permits: ["offline"], sees: ["interactive"] },
    flow: patternFlow("silent", 1),
    path: "/nodes",
    quietHost: { permits: ["offline"], sees: ["offline"] },
    quiet: patternFlow("silent", 1),
  },
};

test("what two nodes say of the host is said once", async () => {
  const flow = patternFlow("reVerify", 1);
  flow.nodes.push({ id: "twice", type: "otp-verification", config: {} });
  flow.edges.find(({ sourceHandle }) => sourceHandle === "verified").target = "twice";
  for (const [sourceHandle, target] of [
    ["verified", "force-logout"],
    ["failed", "logout"],
    ["unavailable", "logout"],
  ]) {
    flow.edges.push({ source: "twice", sourceHandle, target });
  }
  const found = lintFlow(await compileFlow(flow), { boundsOtp: false });
  assert.deepEqual(
    found.map(({ code }) => code),
    ["otpUnbounded"],
  );
});

for (const [code, { flow, host, path, quiet, quietHost = host }] of Object.entries(RULES)) {
  test(`lint ${code}: where it belongs, and only there`, async () => {
    const found = lintFlow(await compileFlow(flow), host);
    const mine = found.filter((each) => each.code === code);
    assert.deepEqual(
      mine.map((each) => each.path),
      [path],
    );
    assert.match(mine[0].message, /^[^A-Z\n][^\n]*[^.\n]$/);
    const calm = lintFlow(await compileFlow(quiet), quietHost);
    assert.ok(calm.every((each) => each.code !== code));
    if (host !== undefined) return;
    const { code: exit, out } = check(flow);
    assert.equal(exit, 0);
    assert.match(out, new RegExp(`^warning ${code} ${path}: `, "m"));
  });
}
