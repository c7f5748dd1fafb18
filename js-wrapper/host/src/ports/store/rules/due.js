/** @file What a store says is due: what is in that list, up to a time, the earliest first. */

import assert from "node:assert/strict";

/** @typedef {import("../interface.js").Store<any>} Store */

const ALL = Number.MAX_SAFE_INTEGER;

/** A row that says itself where it is due. @param {any} value */
const dueOf = ({ kind, at }) => (kind === undefined ? undefined : { kind, at });
/** @param {Store} store @param {string} key @param {number} [at] @param {string} [kind] */
const put = (store, key, at, kind = "runs") =>
  store.update(key, () => (at === undefined ? {} : { kind, at }), { due: dueOf });
/** @param {Store} store @param {number} [before] @param {number} [limit] @param {string} [kind] */
const keysDue = async (store, before = ALL, limit = 100, kind = "runs") =>
  (await store.due(kind, before, limit)).map(([key]) => key);

/** @param {import("./rule.js").Rule} rule */
export function dueRules(rule) {
  rule("what is due by a time is listed, the earliest first", async ({ store, second }) => {
    const times = { c: 30, a: 10, d: 40, b: 20 };
    for (const [key, at] of Object.entries(times)) await put(store, key, at);
    assert.deepEqual(await keysDue(second), ["a", "b", "c", "d"]);
    assert.deepEqual(await keysDue(second, 30), ["a", "b", "c"]);
    assert.deepEqual(await keysDue(second, 29), ["a", "b"]);
    assert.deepEqual(await keysDue(second, 9), []);
    assert.deepEqual(await store.due("runs", 10, 1), [["a", { kind: "runs", at: 10 }]]);
  });

  rule("no more are listed than were asked for: those that are due first", async ({ store }) => {
    for (const at of [7, 3, 9, 1, 5, 8, 2, 6, 4]) await put(store, `row ${at}`, at);
    const three = await keysDue(store, ALL, 3);
    assert.deepEqual(three.sort(), ["row 1", "row 2", "row 3"]);
    for (const key of three) await store.update(key, () => undefined);
    assert.deepEqual((await keysDue(store, ALL, 2)).sort(), ["row 4", "row 5"]);
  });

  rule("one list has nothing of another", async ({ store }) => {
    const kinds = ["runs", "codes", "run", "Runs", "r*", "runs:1"];
    for (const [index, kind] of kinds.entries()) await put(store, `row ${index}`, 5, kind);
    for (const [index, kind] of kinds.entries()) {
      assert.deepEqual(await keysDue(store, ALL, 100, kind), [`row ${index}`]);
    }
    assert.deepEqual(await keysDue(store, ALL, 100, "none"), []);
  });

  rule("what says that it is never due is in no list", async ({ store }) => {
    await put(store, "never");
    await put(store, "once", 5);
    assert.deepEqual(await keysDue(store), ["once"]);
  });

  rule("each update says anew where a row is due, or that it isn't", async ({ store, second }) => {
    for (const key of ["later", "elsewhere", "nowhere"]) await put(store, key, 5);
    await put(second, "later", 50);
    await put(second, "elsewhere", 5, "codes");
    await second.update("nowhere", (old) => old);
    assert.deepEqual(await keysDue(store, 49), []);
    assert.deepEqual(await keysDue(store), ["later"]);
    assert.deepEqual(await keysDue(store, ALL, 100, "codes"), ["elsewhere"]);
  });

  rule("what is deleted, or over its time, is due no longer", async ({ store, advance }) => {
    const at = await store.now();
    for (const [key, ttlMs] of Object.entries({ short: 1_000, long: 9_000, deleted: 9_000 })) {
      await store.update(key, () => 1, { ttlMs, due: () => ({ kind: "runs", at }) });
    }
    await store.update("deleted", () => undefined);
    await advance(2_000);
    assert.deepEqual(await keysDue(store), ["long"]);
  });

  rule("a change that throws leaves its row where it is due", async ({ store }) => {
    await put(store, "k", 5);
    const throws = () => assert.fail("changed my mind");
    await assert.rejects(store.update("k", throws, { due: () => ({ kind: "codes", at: 1 }) }));
    assert.deepEqual(await keysDue(store), ["k"]);
    assert.deepEqual(await keysDue(store, ALL, 100, "codes"), []);
  });
}
