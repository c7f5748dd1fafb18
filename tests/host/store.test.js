/** @file Holds the store in memory to what every store promises, and to staying small. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { storeConformance } from "../../js-wrapper/host/src/ports/store/conformance.js";
import { memoryStore } from "../../js-wrapper/host/src/memory/store.js";

function createStore() {
  let time = 1_700_000_000_000;
  const store = memoryStore({ now: () => time });
  return { store, advance: (ms) => void (time += ms) };
}

storeConformance({ test, createStore });

test("the store in memory forgets what is over, even if nobody asks for it again", async () => {
  const { store, advance } = createStore();
  for (let i = 0; i < 10_000; i++) {
    await store.update(`claim/${i}`, () => 1, { ttlMs: 1000 });
    advance(10);
  }
  assert.ok(store.size <= 1100, `${store.size} entries are kept, about 100 of them alive`);
});

test("without a clock of its own the store in memory takes the system's", async () => {
  const before = Date.now();
  const now = memoryStore().now();
  assert.ok(before <= now && now <= Date.now());
});
