/** @file What a module of the contract is, as tests. */

import assert from "node:assert/strict";
import { NEEDS } from "@seatkeeper/nodes/words";
import { MAX_STEPS } from "../../run/drive.js";
import { statedReasons } from "../reasons.js";
import { OF_INPUT, usersModule } from "../users-module.js";
import { LOGIN, LOGINS, MOODS, oddities, SESSIONS } from "./samples.js";

/** @param {{ test: (name: string, run: () => any) => unknown, node: any, config: any }} suite */
export function moduleConformance({ test, node, config }) {
  const copy = () => structuredClone(config);
  const { outputs = [], requests = [] } = attempted(() => node.manifest()) ?? {};

  test("its manifest is complete, and always the same", () => {
    usersModule(node, "/node");
    assert.deepEqual(node.manifest(), node.manifest());
  });

  test("a config that isn't its own is refused as `invalidConfig`, with a place", () => {
    for (const odd of oddities()) {
      if (named(odd) === "{}") continue;
      const error = thrown(() => node.prepare(odd));
      assert.equal(error?.code, "invalidConfig", `what it says of ${named(odd)}`);
      assert.equal(typeof error.path, "string");
    }
  });

  test("its config is read when it is prepared, and never again", () => {
    const given = copy();
    const prepared = node.prepare(given);
    for (const name of Object.keys(given)) delete given[name];
    assert.deepEqual(walk(prepared, "willing").steps, walk(node.prepare(copy()), "willing").steps);
  });

  test("what it needs are known words, in order, each once", () => {
    const needs = node.prepare(copy()).needs();
    assert.deepEqual(needs, [...new Set(needs)].sort());
    for (const word of needs) assert.ok(NEEDS.includes(word), `\`${word}\` is no need`);
  });

  test("it asks for what its manifest names, about this person, and never against the own session", () => {
    for (const { asked } of walks()) {
      for (const request of asked) {
        const { type, subject, subjects = [subject ?? LOGIN.subject], sessionId } = request;
        assert.ok(requests.includes(type), `\`${type}\` is not in its manifest`);
        for (const each of subjects) assert.ok([LOGIN.subject, "grace"].includes(each), each);
        if (type !== "revokeSession") continue;
        assert.ok(
          SESSIONS.some(({ id }) => id === sessionId),
          `\`${sessionId}\` was never listed`,
        );
        assert.notEqual(sessionId, LOGIN.current.id);
      }
    }
  });

  test("it comes to a way out of its own within a few steps, whatever the directory answers", () => {
    for (const { mood, steps } of walks()) {
      const last = steps.at(-1);
      assert.equal(last?.type, "done", `${mood}: still at it after ${MAX_STEPS} steps`);
      const { output = null } = last;
      assert.ok(outputs.length === 0 ? output === null : outputs.includes(output), `${output}`);
    }
  });

  test("the reason in its facts is one of the host's, or one that it states", () => {
    const { isKnown } = statedReasons(
      node.reasons,
      { ...node.manifest(), outputs },
      "/node/reasons",
    );
    for (const { steps } of walks()) {
      const { reason } = steps.at(-1)?.facts ?? {};
      assert.ok(reason === undefined || isKnown(reason), `\`${reason}\` is stated nowhere`);
    }
  });

  test("the same input gives the same step, and is left as it was", () => {
    const [prepared, another] = [node.prepare(copy()), node.prepare(copy())];
    for (const { inputs } of walks()) {
      for (const input of inputs) {
        const before = JSON.stringify(input);
        const step = JSON.stringify(prepared.step(input));
        for (const each of [prepared, another]) {
          assert.equal(JSON.stringify(each.step(structuredClone(input))), step);
        }
        assert.equal(JSON.stringify(input), before, "it has changed its input");
      }
    }
  });

  test("whatever it is handed gives a step, or an error of the contract", () => {
    const prepared = node.prepare(copy());
    const odd = oddities();
    const inputs = [
      ...odd,
      ...odd.map((login) => ({ login, inputs: {}, replies: [] })),
      ...odd.map((replies) => ({ login: LOGIN, inputs: {}, replies })),
      ...odd.map((reply) => ({ login: LOGIN, inputs: {}, replies: [reply] })),
    ];
    for (const input of inputs) {
      const error = thrown(() => prepared.step(input));
      if (error !== undefined) assert.ok(OF_INPUT.includes(error.code), `it throws ${error}`);
    }
    assert.ok(prepared.step({ login: LOGIN, inputs: {}, replies: [] }), "it goes on after that");
  });

  test("one that is freed says so, and another goes on", () => {
    const [freed, other] = [node.prepare(copy()), node.prepare(copy())];
    const input = { login: LOGIN, inputs: {}, replies: [] };
    freed.free();
    assert.equal(thrown(() => freed.step(input))?.code, "nodeFreed");
    assert.ok(other.step(input));
  });

  const walks = () =>
    Object.keys(MOODS).flatMap((mood) => {
      const prepared = node.prepare(copy());
      return LOGINS.map((login) => walk(prepared, mood, login));
    });
}

/** Steps a node to its end, as the runner does. */
function walk(prepared, mood, login = LOGIN) {
  const [replies, steps, asked, inputs] = [[], [], [], []];
  while (steps.length < MAX_STEPS && steps.at(-1)?.type !== "done") {
    const input = structuredClone({ login, inputs: {}, replies });
    inputs.push(structuredClone(input));
    const step = prepared.step(input);
    steps.push(step);
    if (step.type !== "request") continue;
    asked.push(...step.requests);
    replies.push(...step.requests.map(MOODS[mood]));
  }
  return { mood, steps, asked, inputs };
}

/** @returns {any} */
function thrown(act) {
  try {
    act();
    return undefined;
  } catch (error) {
    return error ?? new Error("nothing");
  }
}

function attempted(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

const named = (odd) => attempted(() => JSON.stringify(odd).slice(0, 40)) ?? typeof odd;
