/** @file Runs a suite over something that is broken on purpose, and says which of its rules noticed. */
import assert from "node:assert/strict";
import { test } from "node:test";

/**
 * The rules that fail, by name.
 *
 * @param {(options: { test: (name: string, run: () => Promise<void>) => void }) => void} suite
 */
export async function failing(suite) {
  /** @type {Array<{ name: string, run: () => Promise<void> }>} */
  const rules = [];
  suite({ test: (name, run) => void rules.push({ name, run }) });
  const failed = [];
  for (const { name, run } of rules) {
    await run().catch(() => failed.push(name));
  }
  return { names: rules.map(({ name }) => name), failed };
}

/**
 * One test for each broken thing: exactly its rule fails. And one that says that no rule is without.
 *
 * @template T
 * @param {string} port
 * @param {Array<[what: string, rule: string, broken: T]>} cases
 * @param {(test: any, broken?: T) => void} suite over a sound thing where nothing is broken
 */
export function eachRuleHasOne(port, cases, suite) {
  for (const [what, rule, broken] of cases) {
    test(`${port}, refused by the rule for it: ${what}`, async () => {
      const { failed } = await failing(({ test: collect }) => suite(collect, broken));
      assert.deepEqual(failed, [rule]);
    });
  }

  test(`every rule of a ${port} has one that breaks it, and the sound one breaks none`, async () => {
    const { names, failed } = await failing(({ test: collect }) => suite(collect));
    assert.deepEqual(failed, []);
    assert.deepEqual([...new Set(cases.map(([, rule]) => rule))].sort(), names.sort());
  });
}
