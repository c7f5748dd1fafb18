/** @file All pages of a list: to the end, never for ever, and a lower bound where a later page can't be had. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectoryError } from "@seatkeeper/host";
import { pagesOf, readAll } from "@seatkeeper/directories/rest";
import { createProvider } from "./provider.js";

const failure = (code, more) => new DirectoryError(code, "no", more);

/** Reads of a list that is answered in this order. */
const listOf = (...answers) => {
  const from = [];
  const read = async (at) => {
    from.push(at);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { from, read };
};

test("from page to page by the cursor of the one before", async () => {
  const list = listOf({ items: [1], next: "b" }, { items: [2], next: 7 }, { items: [3], next: "" });
  assert.deepEqual(await readAll(list.read, createProvider()), { items: [1, 2, 3] });
  assert.deepEqual(list.from, [undefined, "b", 7]);
});

for (const [what, second, error] of [
  ["a circle", { items: [2], next: "b" }, "invalid"],
  ["a page that can't say whether it is the last", { items: [2], isCut: true }, "invalid"],
]) {
  test(`${what}: what was read, as a lower bound`, async () => {
    const { read } = listOf({ items: [1], next: "b" }, second);
    assert.deepEqual(await readAll(read, createProvider()), { items: [1, 2], error });
  });
}

test("a list without end is cut off after 200 pages", async () => {
  const read = async (from = 0) => ({ items: [from], next: Number(from) + 1 });
  const { items, error } = await readAll(read, createProvider());
  assert.deepEqual([items.length, error], [200, "invalid"]);
});

test("the first page is asked for once and what fails is thrown", async () => {
  const list = listOf(failure("unavailable"), { items: [1] });
  await assert.rejects(readAll(list.read, createProvider()), { code: "unavailable" });
  assert.equal(list.from.length, 1);
});

test("a later page is asked for three times, with what the provider says of waiting", async () => {
  const provider = createProvider();
  const limited = failure("rateLimited", { retryAfterMs: 9 });
  const good = listOf({ items: [1], next: "b" }, limited, failure("timeout"), { items: [2] });
  assert.deepEqual(await readAll(good.read, provider), { items: [1, 2] });
  assert.deepEqual(provider.slept, [9, 400]);
  const bad = listOf({ items: [1], next: "b" }, ...Array(3).fill(failure("unavailable")));
  assert.deepEqual(await readAll(bad.read, provider), { items: [1], error: "unavailable" });
  assert.equal(bad.from.length, 4);
});

test("nothing is tried again that stays so, or that nobody waits for", async () => {
  const forbidden = listOf({ items: [1], next: "b" }, failure("forbidden"));
  assert.deepEqual(await readAll(forbidden.read, createProvider()), {
    items: [1],
    error: "forbidden",
  });
  const late = listOf({ items: [1], next: "b" }, failure("timeout"));
  const about = { ...createProvider(), signal: AbortSignal.abort() };
  assert.deepEqual(await readAll(late.read, about), { items: [1], error: "timeout" });
});

test("a mistake in the reading is no lower bound", async () => {
  const { read } = listOf({ items: [1], next: "b" }, new RangeError("ours"));
  await assert.rejects(readAll(read, createProvider()), RangeError);
});

test("page by page for whoever needs all of them: what fails is thrown", async () => {
  const { read } = listOf({ items: [1], next: "b" }, failure("unavailable"));
  const pages = pagesOf(read);
  assert.deepEqual((await pages.next()).value, [1]);
  await assert.rejects(pages.next(), { code: "unavailable" });
});
