/** @file How long a store keeps something. */

import assert from "node:assert/strict";

/** @param {import("./rule.js").Rule} rule */
export function timeRules(rule) {
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
    assert.equal(await store.update("short", (old) => old ?? "anew"), "anew");
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
}
