/** @file An account with many sessions: ending them takes work for each, and not for each pair. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemoryAdapter } from "../../js-wrapper/demo/provider/memory-adapter.js";
import { startWorld } from "./world.js";

/** An adapter class that counts how often the rows of sessions are read. */
function countingRows() {
  const Rows = createMemoryAdapter();
  const count = { reads: 0 };
  class Counting extends Rows {
    constructor(model) {
      super(model);
      if (model !== "Session") return;
      const { findByUid } = this;
      this.findByUid = (uid) => {
        count.reads += 1;
        return findByUid(uid);
      };
    }
  }
  return { rows: Counting, count };
}

test("one login that ends twice as many reads about twice as many rows", async (t) => {
  const readsToEnd = async (sessions) => {
    const { rows, count } = countingRows();
    const world = await startWorld(t, { pattern: "silent", limit: 100 }, { rows });
    await world.signedIn(sessions);
    world.keeper.setLimit(1);
    count.reads = 0;
    await world.device().tokens();
    assert.equal((await world.sessions()).length, 1);
    return count.reads;
  };
  const [few, many] = [await readsToEnd(10), await readsToEnd(20)];
  assert.ok(many < 2.5 * few, `${few} reads for 10, ${many} for 20`);
});

test("a page tells of ten devices, and says how many more there are", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 12 });
  await world.device({ headers: { "user-agent": "nobody knows me" } }).tokens();
  await world.signedIn(11);
  const { page } = await world.device().signIn();
  assert.equal(page?.html.match(/<li>/g)?.length, 10);
  assert.match(page?.text ?? "", /Unknown browser Last used on .* And 2 more devices\./);
});

test("a choice shows as many as an answer may name, and one of them is enough", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 101, choose: true });
  await world.signedIn(101);
  const { page } = await world.device().signIn();
  assert.equal(page?.choices.length, 100);
  assert.match(page?.text ?? "", /And 1 more device\./);
  const [chosen] = page.choices;
  assert.ok((await page.submit({ output: "continue", chosen })).callback?.code);
  assert.equal((await world.sessions()).length, 101);
});
