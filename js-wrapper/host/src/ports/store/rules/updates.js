/** @file How a store changes: each update is atomic, whoever else is at it, or nothing happens. */

import assert from "node:assert/strict";

/** @param {import("./rule.js").Rule} rule */
export function updateRules(rule) {
  rule("update hands over the old value and returns the new", async ({ store, second }) => {
    const seen = [];
    const put = (value) => (old) => (seen.push(old), value);
    assert.deepEqual(await store.update("k", put({ n: 1 })), { n: 1 });
    assert.deepEqual(await store.update("k", put({ n: 2 })), { n: 2 });
    assert.deepEqual(seen.at(-1), { n: 1 });
    assert.equal(seen[0], undefined);
    assert.deepEqual(await second.get("k"), { n: 2 });
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

  rule("a change that throws or waits changes nothing", async ({ store }) => {
    await store.update("k", () => 1);
    const throws = () => assert.fail("changed my mind");
    await assert.rejects(store.update("k", throws), /changed my mind/);
    const waits = async () => 2;
    await assert.rejects(store.update("k", waits), { code: "storeMisused" });
    assert.equal(await store.get("k"), 1);
  });

  rule("a change is told the store's time", async ({ store, second, advance }) => {
    const told = [];
    const note = (_, now) => told.push(now);
    const before = await store.now();
    await store.update("k", note);
    await advance(60_000);
    await second.update("k", note);
    const after = await store.now();
    assert.ok(told.every(Number.isSafeInteger), "no whole milliseconds");
    // Called again, it may be told a later time.
    const [first, last] = [told[0], told.at(-1)];
    assert.ok(before <= first && first + 60_000 <= last && last <= after, "another clock's time");
  });
}
