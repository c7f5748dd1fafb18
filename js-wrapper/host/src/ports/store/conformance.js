/** @file What a store is, as tests: whoever writes one runs these against it. */

import assert from "node:assert/strict";

/**
 * A store under test.
 *
 * @typedef {object} Subject
 * @property {import("../../memory/store.js").Store} store
 * @property {import("../../memory/store.js").Store} [second] another handle on the same data, as a second
 *   instance has it
 * @property {(ms: number) => void | Promise<void>} advance moves the store's own clock forward
 * @property {() => void | Promise<void>} [close]
 */

/**
 * @param {{
 *   test: (name: string, body: () => Promise<void>) => void,
 *   createStore: () => Subject | Promise<Subject>,
 * }} options `createStore` makes an empty store for each test
 */
export function storeConformance({ test, createStore }) {
  /** @param {string} name @param {(subject: Required<Subject>) => Promise<void>} body */
  const rule = (name, body) =>
    test(`store: ${name}`, async () => {
      const subject = await createStore();
      try {
        await body({ second: subject.store, close() {}, ...subject });
      } finally {
        await subject.close?.();
      }
    });

  rule("an unknown key holds nothing", async ({ store }) => {
    assert.equal(await store.get("nothing"), undefined);
  });

  rule("update hands over the old value and returns the new", async ({ store, second }) => {
    const seen = [];
    const put = (value) => (old) => (seen.push(old), value);
    assert.deepEqual(await store.update("k", put({ n: 1 })), { n: 1 });
    assert.deepEqual(await store.update("k", put({ n: 2 })), { n: 2 });
    assert.deepEqual(seen, [undefined, { n: 1 }]);
    assert.deepEqual(await second.get("k"), { n: 2 });
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
    for (const key of keys) await store.update(key, () => key);
    for (const key of keys) assert.equal(await store.get(key), key);
    assert.equal(await store.get("ab"), undefined);
  });

  rule("undefined deletes", async ({ store, second }) => {
    await store.update("k", () => 1);
    assert.equal(await store.update("k", () => undefined), undefined);
    assert.equal(await second.get("k"), undefined);
    assert.equal(await store.update("never there", () => undefined), undefined);
  });

  rule("no update is lost, however many run at once", async ({ store, second }) => {
    const add = (_, i) => (i % 2 ? store : second).update("n", (n) => (n ?? 0) + 1);
    const results = await Promise.all(Array.from({ length: 50 }, add));
    assert.equal(await store.get("n"), 50);
    // Each returns what it wrote, not what came later.
    assert.equal(new Set(results).size, 50);
  });

  rule("of many who claim, exactly one gets it, and all see who", async ({ store, second }) => {
    const claim = (_, i) =>
      (i % 2 ? store : second).update("k", (old) => old ?? { by: i }, { ttlMs: 1000 });
    const answers = await Promise.all(Array.from({ length: 50 }, claim));
    assert.equal(answers.filter(({ by }, i) => by === i).length, 1);
    assert.equal(new Set(answers.map(({ by }) => by)).size, 1);
  });

  rule("what goes in and comes out are copies", async ({ store }) => {
    const given = { list: [1] };
    const returned = await store.update("k", () => given, { ttlMs: 1000 });
    given.list.push(2);
    assert.deepEqual(returned, { list: [1] });
    returned.list.push(3);
    (await store.get("k")).list.push(4);
    const spoil = (old) => (old.list.push(6), assert.fail("changed my mind"));
    await assert.rejects(store.update("k", spoil));
    assert.deepEqual(await store.get("k"), { list: [1] });
  });

  rule("a change that throws or waits changes nothing", async ({ store }) => {
    await store.update("k", () => 1);
    const throws = () => assert.fail("changed my mind");
    await assert.rejects(store.update("k", throws), /changed my mind/);
    const waits = async () => 2;
    await assert.rejects(store.update("k", waits), { code: "storeMisused" });
    assert.equal(await store.get("k"), 1);
  });

  rule("a value ends with its time", async ({ store, second, advance }) => {
    await store.update("short", () => 1, { ttlMs: 1000 });
    await store.update("long", () => 2);
    const before = await store.now();
    await advance(999);
    // The clock that ends values is the one that `now` reads.
    assert.ok((await store.now()) >= before + 999);
    assert.equal(await second.get("short"), 1);
    await advance(1);
    assert.equal(await second.get("short"), undefined);
    assert.equal(await second.get("long"), 2);
    assert.equal(await store.update("short", (old) => (old === undefined ? "anew" : old)), "anew");
  });

  rule("each update sets the time afresh", async ({ store, advance }) => {
    for (const key of ["again", "forever"]) await store.update(key, () => 1, { ttlMs: 1000 });
    await advance(600);
    await store.update("again", (old) => old, { ttlMs: 1000 });
    await store.update("forever", (old) => old);
    await advance(600);
    assert.equal(await store.get("again"), 1);
    await advance(10 ** 9);
    assert.equal(await store.get("again"), undefined);
    assert.equal(await store.get("forever"), 1);
  });

  rule(
    "what is due is found in its list, the earliest first, and nothing else",
    async ({ store, second }) => {
      const due = ({ kind, at }) => (kind ? { kind, at } : undefined);
      const put = (key, kind, at) => store.update(key, () => ({ kind, at }), { due });
      for (const [key, at] of Object.entries({ c: 30, a: 10, d: 40, b: 20 }))
        await put(key, "runs", at);
      await put("other", "codes", 5);
      await put("never");
      const found = async (kind, before, limit) =>
        (await second.due(kind, before, limit)).map(([key]) => key);
      assert.deepEqual(await found("runs", 30, 10), ["a", "b", "c"]);
      assert.deepEqual(await found("runs", 40, 2), ["a", "b"]);
      assert.deepEqual(await found("runs", 9, 10), []);
      await put("a", "runs", 50);
      await put("b", "codes", 6);
      await store.update("c", () => undefined);
      assert.deepEqual(await found("runs", 60, 10), ["d", "a"]);
      await store.update("d", (old) => old);
      assert.deepEqual(await found("runs", 60, 10), ["a"], "each update says anew where it is due");
      assert.deepEqual(await store.due("codes", 60, 10), [
        ["other", { kind: "codes", at: 5 }],
        ["b", { kind: "codes", at: 6 }],
      ]);
    },
  );

  rule("a change is told the store's own time", async ({ store, advance }) => {
    const told = [];
    const note = (_, now) => (told.push(now), told.length);
    const first = await store.now();
    await store.update("k", note);
    await advance(500);
    await store.update("k", note);
    assert.ok(told[0] >= first && told[1] >= told[0] + 500);
  });
}
