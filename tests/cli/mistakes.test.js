/** @file What is wrong with a scenario is named by its JSON pointer, wherever it stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flawOf } from "../../js-wrapper/cli/src/flaw.js";
import { playScenario } from "@seatkeeper/simulation/scenario";
import { seatkeeper } from "./command.js";
import { everyStep as scenario } from "./every-step.js";

/** Every mistake with the place that must be named. */
const put = (path, value) => (document) => {
  const steps = path.split("/").slice(1);
  const last = steps.pop().replace("~1", "/").replace("~0", "~");
  const holder = steps.reduce((inner, step) => inner[step], document);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return document;
};
/** @returns {any} */
const nested = (depth) => (depth === 0 ? 1 : { a: nested(depth - 1) });
const MISTAKES = [
  ["/flow", undefined],
  ["/flow", "warn"],
  ["/flow", []],
  ["/flow/pattern", "lax"],
  ["/flow/pattern", "constructor"],
  ["/flow/limit", undefined],
  ["/flow/speed", 1],
  ["/flow", { limit: 3 }, "/flow/pattern"],
  ["/flow/nodes", []],
  ["/flow/options", null],
  ["/flow/options", []],
  ["/flow/options", 3],
  ["/flow/options", { rule: { all: null } }, "/flow/options/rule/all"],
  ["/flow/options", { rule: { all: [] } }, "/flow/options/rule"],
  [
    "/flow/options",
    { rule: { any: [{ value: 1 }, { value: 0 }] } },
    "/flow/options/rule/any/1/value",
  ],
  ["/flow/options", { rule: { field: "seats", value: 1 } }, "/flow/options/rule/field"],
  ["/flow/options", { rule: {} }, "/flow/options/rule/value"],
  ["/flow/options", { accessToken: 3 }, "/flow/options/accessToken"],
  ["/flow/options", { name: "" }, "/flow/options/name"],
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
  ["/steps/0/login/linkedSubjects", Array.from({ length: 33 }, (_, index) => `u${index}`)],
  ["/steps/0/login/attributes", 3],
  ["/steps/0/login/attributes", null],
  ["/steps/0/login/attributes", { a: "x".repeat(40_000) }],
  ["/steps/0/login/attributes", nested(9), `/steps/0/login/attributes${"/a".repeat(8)}`],
  ["/steps/0/login/pending", 1],
  ["/steps/0/login/a~1b~0c", 1],
  ["/steps/0/login/kind", "pin"],
  ["/steps/1/answer/sessionId", undefined],
  ["/steps/1/answer/output", undefined],
  ["/steps/1/answer/output", 1],
  ["/steps/1/answer/chosen", "a"],
  ["/steps/2/end/sessionId", undefined],
  ["/steps/3/change", { pattern: "block" }, "/steps/3/change/pattern"],
  ["/steps/3/change", { limit: 0 }, "/steps/3/change/limit"],
  ["/steps/3/change/options", null],
  ["/steps/3/change", { options: { speed: 1 } }, "/steps/3/change/options/speed"],
  ["/steps/4/fail/request", "showPage"],
  ["/steps/4/fail/error", "boom"],
  ["/steps/4/fail/times", 0],
  ["/steps/0/login/expiresAt", 0],
  ["/steps/0/login/expiresAt", "later"],
  ["/tests", []],
  ["/a~1b", []],
];
for (const [path, value, named = path] of MISTAKES) {
  test(`${path} = ${JSON.stringify(value)?.slice(0, 60)}: ${named} is named`, async () => {
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
    const broken = { ...scenario(), flow: { pattern: "warn", limit } };
    const { code, out, error } = seatkeeper(["simulate", "-"], JSON.stringify(broken));
    assert.deepEqual([code, out], [2, ""]);
    assert.match(error, /^\/flow\/limit[^\n]*: [^\n]+\n$/);
  });
}

test("E1.7 a limit of NaN is no JSON", () => {
  const { code, error } = seatkeeper(["simulate", "-"], '{"flow":{"pattern":"warn","limit":NaN}}');
  assert.equal(code, 2);
  assert.match(error, /is no JSON/);
});

test("a limit is looked at, also where a rule leaves no use for it", async () => {
  const broken = {
    ...scenario(),
    flow: { pattern: "warn", limit: 0, options: { rule: { value: 1 } } },
  };
  await assert.rejects(playScenario(broken), { code: "scenarioInvalid", path: "/flow/limit" });
});

/** Everywhere that an id can stand. */
const IDS = [
  "/sessions/0/id",
  "/sessions/0/subject",
  "/sessions/0/clientIds/0",
  "/sessions/0/device/id",
  "/steps/0/login/id",
  "/steps/0/login/subject",
  "/steps/0/login/sessionId",
  "/steps/0/login/clientId",
  "/steps/0/login/linkedSubjects/0",
  "/steps/0/login/device/id",
  "/steps/1/answer/sessionId",
  "/steps/1/answer/chosen/0",
  "/steps/2/end/sessionId",
];
const withRoom = () => {
  const document = scenario();
  Object.assign(document.sessions[0], { clientIds: [], device: {} });
  Object.assign(document.steps[0].login, { linkedSubjects: [], device: {} });
  Object.assign(document.steps[1].answer, { chosen: [] });
  return document;
};
for (const path of IDS) {
  test(`${path}: 256 bytes are an id, 257 are none`, async () => {
    await playScenario(put(path, "é".repeat(128))(withRoom()));
    for (const id of ["s".repeat(257), "é".repeat(129)]) {
      await assert.rejects(playScenario(put(path, id)(withRoom())), (error) => {
        assert.deepEqual([error.code, error.path], ["scenarioInvalid", path]);
        return true;
      });
    }
  });

  test(`${path}: half of a character is no text`, () => {
    const document = JSON.stringify(put(path, "x\ud800")(withRoom()));
    assert.deepEqual(flawOf(document), { path, expected: "holds half of a character" });
  });
}

test("half of a character: exit code 2, one line", () => {
  const document = JSON.stringify(put("/steps/0/login/attributes", { "a/\udfff": 1 })(scenario()));
  const { code, out, error } = seatkeeper(["simulate", "-"], document);
  const named = "/steps/0/login/attributes/a~1\\udfff: holds half of a character\n";
  assert.deepEqual([code, out, error], [2, "", named]);
});
