/** @file T55: what "copy as" hands out is one literal in a fixed text, and what it hands out really runs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";
import { patternFlow } from "@seatkeeper/host";
import { playStage } from "../../js-wrapper/playground/src/simulator/stage.js";
import { PRESETS } from "../../js-wrapper/playground/src/simulator/presets.js";
import {
  auth0Actions,
  auth0Needs,
  auth0Refusal,
} from "../../js-wrapper/playground/src/editor/copy-as/auth0-action.js";
import { nodeHostCode } from "../../js-wrapper/playground/src/editor/copy-as/node-host.js";
import { scenarioCode } from "../../js-wrapper/playground/src/editor/copy-as/scenario-code.js";
import { FORM, withActions } from "../auth0/actions/world.js";
import { fileWith, seatkeeper } from "../cli/command.js";
import { HOSTILE, takeArgument, treeOf, UNSAFE } from "./hostile-texts.js";

/** The initial value of the one `const` that holds the flow. */
function takeFlow(program) {
  const [declared] = program.body.find(({ type }) => type === "VariableDeclaration").declarations;
  const literal = declared.init;
  assert.equal(declared.id.name, "flow");
  declared.init = "the literal";
  return literal;
}

/** A flow of that pattern in which every name and every text is somebody's. */
const evilFlow = (evil, pattern = "warn") => {
  const flow = patternFlow(pattern, 1);
  return {
    ...flow,
    name: evil,
    [evil]: evil,
    nodes: flow.nodes.map((node, index) => ({
      ...node,
      id: `${evil}${index}`,
      position: { x: index, y: 0 },
      config: { ...node.config, [evil]: [evil, { [evil]: evil }] },
    })),
    edges: flow.edges.map((edge) => ({ ...edge, source: evil, target: evil })),
  };
};

const bare = (flow) => ({ ...flow, nodes: flow.nodes.map(({ position: _, ...node }) => node) });

function assertOneLiteral({ code, template, takeOut, expected }) {
  const { comments, tree, text } = treeOf(code, takeOut);
  const usual = treeOf(template, takeOut);
  assert.deepEqual([comments, tree], [usual.comments, usual.tree]);
  assert.equal(
    code.replace(text, () => ""),
    template.replace(usual.text, () => ""),
  );
  assert.doesNotMatch(code, UNSAFE);
  assert.ok(!text.includes("<"));
  assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(expected));
}

function assertAll(evil) {
  for (const pattern of /** @type {const} */ (["warn", "reVerify", "silent", "block"])) {
    const flow = evilFlow(evil, pattern);
    const plain = patternFlow(pattern, 1);
    assertOneLiteral({
      code: nodeHostCode(flow),
      template: nodeHostCode(plain),
      takeOut: takeFlow,
      expected: bare(flow),
    });
    const page = pattern === "warn" ? { page: { form: evil } } : {};
    const usual = auth0Actions(plain, { form: "x" });
    const actions = auth0Actions(flow, { form: evil });
    assert.equal(actions.length, usual.length);
    for (const [index, { title, code }] of actions.entries()) {
      assert.equal(title, usual[index].title);
      assertOneLiteral({
        code,
        template: usual[index].code,
        takeOut: takeArgument,
        expected: { flow: bare(flow), ...page },
      });
    }
    // What is said beside the code is fixed.
    assert.deepEqual(auth0Needs(flow), auth0Needs(plain));
    const steps = [{ at: 1, login: { subject: evil, [evil]: evil } }];
    const scenario = scenarioCode(flow, /** @type {any} */ ({ steps }));
    assert.doesNotMatch(scenario, UNSAFE);
    assert.ok(!scenario.includes("<"));
    const expected = { flow: bare(flow), sessions: [], steps };
    assert.equal(JSON.stringify(JSON.parse(scenario)), JSON.stringify(expected));
  }
}

for (const [what, evil] of Object.entries(HOSTILE)) {
  test(`T55 ${what} anywhere in a flow, a form or a person's name`, () => {
    assertAll(evil);
  });
}

test("T55 a thousand texts of what ends things", () => {
  let seed = 7;
  const next = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const marks = ["\\", '"', "<", "\u2028", "\u2029", "`", "${", "*/", "//", "\n", "\ud83d", "é"];
  for (let count = 0; count < 250; count += 1) {
    assertAll(Array.from({ length: 1 + next(20) }, () => marks[next(marks.length)]).join(""));
  }
});

const EVIL_NAME = Object.values(HOSTILE).join("").replaceAll("\ud800", "").slice(0, 60);

for (const pattern of /** @type {const} */ (["warn", "silent", "reVerify", "block"])) {
  test(`the Node host's code runs: ${pattern}`, () => {
    const input = nodeHostCode(patternFlow(pattern, 2, { name: EVIL_NAME }));
    const args = ["--input-type=module", "-"];
    assert.equal(
      execFileSync(process.execPath, args, { cwd: root, input, encoding: "utf8" }),
      "allowed\n",
    );
  });
}

/** By the factory that each calls, as the world binds them. */
const codesOf = (flow) => {
  const [first, second] = auth0Actions(flow, { form: FORM });
  return { loginSharing: first.code, ...(second && { afterChallenge: second.code }) };
};

withActions(
  "the Action's code runs at Auth0: silent",
  {},
  { code: codesOf(patternFlow("silent", 1, { name: EVIL_NAME })) },
  async (world) => {
    await world.logIn();
    const { browser } = await world.logIn();
    assert.deepEqual(world.alive(), [browser.sessionId]);
    assert.deepEqual(world.lines(), []);
  },
);

withActions(
  "the Action's code runs at Auth0: warn, with the Form whose id was given",
  {},
  { code: codesOf(patternFlow("warn", 1, { name: EVIL_NAME })) },
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.formId, FORM);
    const after = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(after.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

withActions(
  "both Actions' code runs at Auth0: re-verify",
  {},
  {
    code: codesOf(patternFlow("reVerify", 1, { name: EVIL_NAME })),
    bound: ["loginSharing", "afterChallenge"],
    user: { enrolledFactors: [{ type: "otp" }] },
  },
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "challenge");
    assert.equal((await browser.answerChallenge({ type: "otp" })).type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

test("what the Actions need is what their flow does", () => {
  const needs = (pattern) => auth0Needs(patternFlow(pattern, 1)).join("\n");
  assert.match(needs("silent"), /read:sessions, delete:sessions, delete:refresh_tokens\./);
  assert.match(needs("block"), /application: read:sessions\./);
  assert.match(needs("reVerify"), /Both Actions/);
  assert.doesNotMatch(needs("silent"), /Both Actions|Form/);
  assert.match(needs("warn"), /Form/);
});

test("no Action's code is handed out for a flow that Auth0 would let everybody through", async () => {
  assert.equal(await auth0Refusal(patternFlow("reVerify", 1)), undefined);
  assert.equal(await auth0Refusal(patternFlow("warn", 1, { strategy: "excess" })), undefined);
  const ofDevices = await auth0Refusal(patternFlow("block", 1, { sameDevice: "replace" }));
  assert.match(ofDevices, /^`\/nodes\/0\/config`: the directory doesn't know the device/);
  const twice = patternFlow("reVerify", 1);
  twice.nodes.push({ id: "again", type: "session-limit-page", config: {} });
  twice.edges.find(({ sourceHandle }) => sourceHandle === "verified").target = "again";
  twice.edges.push(
    { source: "again", sourceHandle: "continue", target: "force-logout" },
    { source: "again", sourceHandle: "cancel", target: "logout" },
  );
  const index = twice.nodes.length - 1;
  assert.match(await auth0Refusal(twice), RegExp(`^.\\/nodes\\/${index}. waits after`));
});

for (const { name, flow, situation } of PRESETS) {
  test(`\`seatkeeper simulate\` prints the lines that the simulator shows: ${name}`, async (t) => {
    const document = flow();
    const { frames } = await playStage(situation(), document);
    const file = fileWith(t, scenarioCode(document, situation()));
    const { code, lines } = seatkeeper(["simulate", file]);
    assert.equal(code, 0);
    assert.deepEqual(
      lines,
      frames.map(({ line }) => JSON.stringify(line)),
    );
  });
}
