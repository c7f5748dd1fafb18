/** @file What a store is, as tests: whoever writes one runs these against it. The rules are in `rules/`. */

import { rulesOf } from "../suite.js";
import { dueRules } from "./rules/due.js";
import { timeRules } from "./rules/times.js";
import { updateRules } from "./rules/updates.js";
import { valueRules } from "./rules/values.js";

/**
 * A store under test.
 *
 * @typedef {object} StoreUnderTest
 * @property {import("./interface.js").Store} store with nothing in it
 * @property {import("./interface.js").Store} [second] another handle on the same rows, as a second instance has it
 * @property {(ms: number) => void | Promise<void>} advance moves the store's own clock forward
 * @property {() => void | Promise<void>} [close] called when a rule is through
 *
 * @typedef {object} StoreSuite
 * @property {import("../suite.js").Test} test registers one rule
 * @property {() => StoreUnderTest | Promise<StoreUnderTest>} createStore called once for each rule
 */

/**
 * The rules of a store.
 *
 * @example
 * let time = 0;
 * storeConformance({
 *   test,
 *   createStore: () => ({ store: myStore({ now: () => time }), advance: (ms) => void (time += ms) }),
 * });
 *
 * @param {StoreSuite} suite
 */
export function storeConformance({ test, createStore }) {
  const registered = rulesOf("store", test, createStore);
  /** @type {import("./rules/rule.js").Rule} */
  const rule = (name, check) =>
    registered(name, (under) => check({ ...under, second: under.second ?? under.store }));
  valueRules(rule);
  updateRules(rule);
  timeRules(rule);
  dueRules(rule);
}
