/** @file What a node is that is an object of the host's, as tests. */

import assert from "node:assert/strict";
import { NEEDS } from "@seatkeeper/nodes/words";
import { guardedType } from "../guarded.js";
import { LOGINS, plainOddities } from "./samples.js";

const MOST_TRIES = 100;
const REFUSED = new Error("refused");

/** @param {{ test: (name: string, run: () => any) => unknown, node: any, config: any, answers: readonly any[] }} suite */
export function ownConformance({ test, node, config, answers }) {
  const typed = () => guardedType(node, "/node");
  const compiled = (type) => ({
    id: "node",
    type: type.manifest.name,
    config,
    manifest: type.manifest,
  });
  const at = (login, more = {}) => ({
    ...structuredClone({ config, login, run: { id: "run", began: login.now, tries: 0 } }),
    simulated: false,
    handleOf: (id) => `handle of ${id}`,
    ...more,
  });
  const refuse = () => {
    throw REFUSED;
  };
  const about = { outputs: node?.manifest?.outputs, simulated: false, refuse };

  /** @returns {any} the checked answer; undefined where it is refused */
  function checked(answer) {
    try {
      return node.check === undefined ? answer : node.check(answer, about);
    } catch (error) {
      assert.equal(error, REFUSED, `its check throws ${error}`);
      return undefined;
    }
  }

  /** Everything that it does without an answer, each with what it is handed. */
  const acts = () =>
    ["run", "dryRun", "ask", "show"]
      .filter((name) => node[name] !== undefined)
      .flatMap((name) =>
        LOGINS.map((login) => {
          const given = () =>
            node.waits === undefined ? structuredClone({ config, login, inputs: {} }) : at(login);
          return { name, login, given };
        }),
      );

  test("it is of the right shape, and its manifest complete", () => void typed());

  test("its config is refused by `refuse`, and in no other way", () => {
    if (node.checkConfig === undefined) return;
    node.checkConfig(structuredClone(config), (path, expected) =>
      assert.fail(`${path}: ${expected}`),
    );
    for (const odd of plainOddities()) {
      try {
        node.checkConfig(odd, refuse);
      } catch (error) {
        assert.equal(error, REFUSED, `its check throws ${error}`);
      }
    }
  });

  test("what it needs are known words", () => {
    const { needs = [] } = node;
    for (const word of typeof needs === "function" ? needs(config) : needs) {
      assert.ok(NEEDS.includes(word), `\`${word}\` is no need`);
    }
  });

  test("for any login it comes to a way out of its own, or to its page", async () => {
    const type = typed();
    for (const { name, login, given } of acts()) {
      const leg = { input: structuredClone({ login, inputs: {} }) };
      const done =
        node.waits === undefined
          ? await type[name](compiled(type), leg)
          : await type[name](given());
      assert.equal(done?.fault, undefined, `its \`${name}\` fails`);
    }
  });

  test("the same input gives the same answer, and is left as it was", async () => {
    for (const { name, given } of acts()) {
      const input = given();
      const before = JSON.stringify(input);
      const one = await node[name](input);
      const two = await node[name](given());
      assert.deepEqual(one, two, `its \`${name}\` says two things of one input`);
      assert.equal(JSON.stringify(input), before, `its \`${name}\` has changed its input`);
    }
  });

  if (node?.waits === undefined) return;

  test("an answer is taken or refused by `refuse`, whatever it is", async () => {
    for (const answer of [...plainOddities(), ...answers]) {
      const taken = checked(answer);
      if (taken === undefined || node.check === undefined) continue;
      for (const login of LOGINS) await typed().settle(taken, at(login));
    }
    assert.ok(
      answers.some((answer) => checked(answer) !== undefined),
      "it takes none of `answers`",
    );
  });

  test("what an answer leads to is a way out, or the same page again", async () => {
    for (const answer of answers) {
      const taken = checked(answer);
      if (taken === undefined) continue;
      for (const login of LOGINS) {
        const { output, again } = await typed().settle(taken, at(login));
        assert.ok((output ?? again) !== undefined);
      }
    }
  });

  test("one that proves something gives nobody tries without end", async () => {
    if (!node.proves) return;
    for (const answer of answers) {
      const taken = checked(answer);
      if (taken === undefined) continue;
      const run = { id: "run", began: 0, tries: 0 };
      /** @type {import("../node-type.js").Answered} */
      let settled = { again: "first" };
      for (let tries = 0; settled.again !== undefined && tries < MOST_TRIES; tries += 1) {
        settled = await typed().settle(taken, at(LOGINS[0], { run }));
        run.tries = settled.tries ?? run.tries;
      }
      assert.equal(settled.again, undefined, `the same answer is tried ${MOST_TRIES} times`);
    }
  });
}
