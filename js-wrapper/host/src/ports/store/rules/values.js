/** @file What a store keeps: every JSON value, under every name, as a copy. */

import assert from "node:assert/strict";

/** @param {import("./rule.js").Rule} rule */
export function valueRules(rule) {
  rule("an unknown key holds nothing", async ({ store }) => {
    assert.equal(await store.get("nothing"), undefined);
    assert.deepEqual(await store.due("runs", Number.MAX_SAFE_INTEGER, 10), []);
  });

  rule("every kind of JSON value survives, the falsy ones too", async ({ store }) => {
    const values = [0, 1.5, 2 ** 53 - 1, "", "é\u{1f511}", false, null, [], { a: [{ b: null }] }];
    for (const value of values) {
      assert.deepEqual(await store.update("k", () => value), value);
      assert.deepEqual(await store.get("k"), value);
    }
  });

  rule("keys are plain text: no character in them means anything", async ({ store }) => {
    const signs = "__proto__ constructor a* xa* a? a[b] a% a_ a\\ é a/b a:b A".split(" ");
    const keys = ["a b", ...signs];
    for (const key of keys) {
      await store.update(key, () => key, { due: () => ({ kind: "odd", at: 1 }) });
    }
    for (const key of keys) assert.equal(await store.get(key), key);
    for (const other of ["ab", "a", "xa", "aa", "b"]) await store.update(other, () => undefined);
    for (const key of keys) assert.equal(await store.get(key), key);
    const due = await store.due("odd", 2, 100);
    assert.deepEqual(due.sort(), keys.map((key) => [key, key]).sort());
  });

  rule("what goes in and comes out are copies", async ({ store }) => {
    const given = { list: [1] };
    const due = (value) => ({ kind: "lists", at: value.list.push(0) });
    const returned = await store.update("k", () => given, { ttlMs: 1000, due });
    given.list.push(2);
    assert.deepEqual(returned, { list: [1] });
    returned.list.push(3);
    (await store.get("k")).list.push(4);
    (await store.due("lists", 10, 10))[0][1].list.push(5);
    const spoil = (old) => (old.list.push(6), assert.fail("changed my mind"));
    await assert.rejects(store.update("k", spoil));
    assert.deepEqual(await store.get("k"), { list: [1] });
    assert.deepEqual(await store.due("lists", 10, 10), [["k", { list: [1] }]]);
  });
}
