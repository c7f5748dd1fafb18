/** @file `flow`: a whole flow document in the Action's code decides as the pattern does, and nothing beside it is passed over. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkedAction } from "../../../js-wrapper/engines/auth0-actions/src/options.js";
import { pauseKey } from "../../../js-wrapper/engines/auth0-actions/src/pause.js";
import { patternFlow } from "@seatkeeper/host";
import { FORM, saidBy, DENIED, withActions } from "./world.js";

const BOTH = ["loginSharing", "afterChallenge"];
const without = (flow, type) => ({
  ...flow,
  nodes: flow.nodes.filter((node) => node.type !== type),
});

withActions(
  "silent, as a flow: the older session ends, the newer stays",
  { flow: patternFlow("silent", 1) },
  {},
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
    assert.deepEqual(world.lines(), []);
  },
);

withActions(
  "warn, as a flow: the page asks, and the run goes on from the answer",
  { flow: patternFlow("warn", 1), page: { form: FORM } },
  {},
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.deepEqual([step.type, step.formId], ["form", FORM]);
    const after = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(after.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

withActions(
  "re-verify, as a flow: the second Action takes the challenge's result",
  { flow: patternFlow("reVerify", 1) },
  { bound: BOTH, user: { enrolledFactors: [{ type: "otp" }] } },
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "challenge");
    const after = await browser.answerChallenge({ type: "otp" });
    assert.equal(after.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

/** Re-verify, and whoever has proved who they are is asked once more. */
function askedTwice(type) {
  const flow = patternFlow("reVerify", 1);
  const outputs = { "otp-verification": ["verified", "failed", "unavailable"] };
  const [goOn, ...others] = outputs[type] ?? ["continue", "cancel"];
  flow.nodes.push({ id: "again", type, config: {} });
  flow.edges.find(({ sourceHandle }) => sourceHandle === "verified").target = "again";
  const wire = (sourceHandle, target) => flow.edges.push({ source: "again", sourceHandle, target });
  wire(goOn, "force-logout");
  for (const output of others) wire(output, "logout");
  return flow;
}

/** What can't be meant is said in the log, and the login passes as after a failed lookup. */
const MISTAKES = [
  [
    "a flow that needs the device of a session",
    { flow: patternFlow("block", 1, { sameDevice: "replace" }) },
    /doesn't know the device/,
  ],
  ["a second code after the first", { flow: askedTwice("otp-verification") }, /waits after a one-/],
  [
    "a page after a code",
    { flow: askedTwice("session-limit-page"), page: { form: FORM } },
    /waits after a one-/,
  ],
  ["a flow without nodes", { flow: { name: "silent", version: 1 } }, /flowInvalid/],
  [
    "a flow whose wire leads nowhere",
    { flow: without(patternFlow("silent", 1), "logout") },
    /flowInvalid/,
  ],
];
for (const [what, options, says] of /** @type {[string, any, RegExp][]} */ (MISTAKES)) {
  withActions(
    `${what}: one line in the log, and the login passes`,
    { flow: patternFlow("silent", 1), ...options },
    {},
    async (world) => {
      await world.logIn();
      const { step } = await world.logIn();
      assert.equal(step.type, "tokens");
      assert.equal(world.alive().length, 2);
      assert.equal(world.lines().length, 2);
      for (const line of world.lines()) assert.match(line, says);
    },
  );
}

test("two flows that both wait keep apart", () => {
  const options = (name) => ({ flow: patternFlow("warn", 1, { name }), page: { form: FORM } });
  const keys = ["one", "two"].map((name) => pauseKey(checkedAction(options(name)).name));
  assert.notEqual(keys[0], keys[1]);
});

withActions(
  "T33 a flow that denies where nobody can be counted denies where it can't even begin",
  { flow: patternFlow("warn", 1, { onLookupFailure: "closed" }), page: { form: FORM } },
  { secrets: { seatkeeperKey: null } },
  async (world) => {
    const { step } = await world.logIn();
    assert.deepEqual(saidBy(step), DENIED);
  },
);
