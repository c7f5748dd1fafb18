/** @file The impact of a history: what is played, told and stopped, and what can't be played. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { generateHistory } from "./generate.js";

const { resolve } = createRequire(import.meta.url);
const file = resolve("@seatkeeper/simulation/wasm/login-history");
const read = (...rows) => readHistory(["subject,session,created,ended", ...rows, ""].join("\n"));
const three = () => read("ada,a,1,", "ada,b,2,", "ada,c,3,9", "bob,d,1,");
const generated = (rows) => readHistory(generateHistory({ rows, seed: 3 }));

test("three logins of one person, and one of another", async () => {
  const { people, logins, patterns } = await impactOf(await three(), { limits: [1, 2, 3] });
  assert.deepEqual([people, logins], [2, 4]);
  const evicting = [
    { limit: 1, people: 1, logins: 2, ended: 2 },
    { limit: 2, people: 1, logins: 1, ended: 2 },
    { limit: 3, people: 0, logins: 0, ended: 0 },
  ];
  const blocking = evicting.map((row) => ({ ...row, ended: 0 }));
  assert.deepEqual(patterns, [
    { pattern: "warn", limits: evicting },
    { pattern: "silent", limits: evicting },
    { pattern: "reVerify", limits: evicting },
    { pattern: "block", limits: blocking },
  ]);
});

test("limits are 1 to 10 where nobody says otherwise, and all four patterns are played", async () => {
  const { patterns } = await impactOf(await three());
  assert.deepEqual(
    patterns.map(({ pattern }) => pattern),
    ["warn", "silent", "reVerify", "block"],
  );
  for (const { limits } of patterns) {
    assert.deepEqual(
      limits.map(({ limit }) => limit),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
  }
});

test("limits and patterns stand in the order that was asked for, twice if need be", async () => {
  const settings = { limits: [3, 1, 1], patterns: /** @type {any} */ (["block", "silent"]) };
  const { patterns } = await impactOf(await three(), settings);
  assert.deepEqual(
    patterns.map(({ pattern, limits }) => [pattern, ...limits.map(({ logins }) => logins)]),
    [
      ["block", 0, 2, 2],
      ["silent", 0, 2, 2],
    ],
  );
});

test("a history without rows touches nobody", async () => {
  const { people, logins, patterns } = await impactOf(await read());
  assert.deepEqual([people, logins, patterns[0].limits[0].logins], [0, 0, 0]);
});

for (const [options, code, path] of [
  [{ strategy: "chosen" }, "patternInvalid", "/options/strategy"],
  [{ reportOnly: true }, "patternInvalid", "/options/reportOnly"],
  [{ speed: 1 }, "patternInvalid", "/options/speed"],
  [{ strategy: "some" }, "flowInvalid", "/nodes/2/config/strategy"],
  [{ operator: "=>" }, "flowInvalid", "/nodes/0/config/rule/operator"],
]) {
  test(`options ${JSON.stringify(options)}: refused`, async () => {
    await assert.rejects(impactOf(await three(), { options, patterns: ["warn"] }), { code, path });
  });
}

test("a limit that is none is refused, and so are too many", async () => {
  for (const limits of [[0], ["3"], [1.5], Array.from({ length: 101 }, (_, at) => at + 1)]) {
    await assert.rejects(impactOf(await three(), { limits: /** @type {any} */ (limits) }), {
      name: "SeatkeeperError",
    });
  }
});

test("seconds among milliseconds are no history", async () => {
  const history = await read("ada,a,1700000000,", "ada,b,1700000000000,", "bob,c,5,");
  await assert.rejects(impactOf(history), {
    code: "historyInvalid",
    message: "session `b`: a time of this person can't be epoch milliseconds",
  });
});

test("progress is told slice by slice, to the end", async () => {
  const history = await generated(30_000);
  const told = [];
  await impactOf(history, { onProgress: (progress) => told.push(progress) });
  const [{ total }] = told;
  assert.ok(told.length > 2 && total > 30_000 && total <= 60_000);
  assert.ok(
    told.every((each, at) => each.total === total && (at === 0 || each.done > told[at - 1].done)),
  );
  assert.equal(told.at(-1).done, total);
});

test("it stops between two slices, and what others play goes on", async () => {
  const history = await generated(30_000);
  const stop = new AbortController();
  const reason = new Error("enough");
  let slices = 0;
  const onProgress = () => {
    slices += 1;
    // As a message to a worker comes: from a task of its own.
    setTimeout(() => stop.abort(reason));
  };
  const [stopped, other] = await Promise.allSettled([
    impactOf(history, { signal: stop.signal, onProgress }),
    impactOf(history),
  ]);
  assert.ok(stopped.status === "rejected" && stopped.reason === reason);
  assert.equal(slices, 1);
  assert.deepEqual(other, { status: "fulfilled", value: await impactOf(history) });
});

test("whoever is told to stop beforehand plays nothing", async () => {
  const signal = AbortSignal.abort();
  for (const history of [await three(), await read()]) {
    await assert.rejects(impactOf(history, { signal }), { name: "AbortError" });
  }
});

test("the module may be handed over, as bytes or compiled", async () => {
  const expected = await impactOf(await three());
  const content = readFileSync(file);
  for (const module of [content, new WebAssembly.Module(content)]) {
    assert.deepEqual(await impactOf(await three(), { module }), expected);
  }
});

test("a history can be handed to a worker", async () => {
  const history = await three();
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: history });
  const found = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  assert.deepEqual(found, await impactOf(history));
});

test("a history that was tampered with is refused, and the next one is played", async () => {
  const history = await three();
  const rows = history.rows.slice();
  rows[3] = 99;
  await assert.rejects(impactOf({ ...history, rows }), { code: "historyInvalid" });
  assert.equal((await impactOf(history)).logins, 4);
});

test("the memory that a large history took is given back", async () => {
  const { initSync } = await import("../../js-wrapper/simulation/dist/login-history/glue.js");
  const bytes = () => initSync(undefined).memory.buffer.byteLength;
  let most = 0;
  await impactOf(await generated(30_000), { onProgress: () => (most = Math.max(most, bytes())) });
  assert.ok(most > 4_000_000 && bytes() < most / 2, `${bytes()} of ${most}`);
});
