/** @file The sample that is shipped is the one that its script writes, and one in which there is something to see. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { generateHistory } from "./generate.js";
import { SAMPLE, SAMPLE_SIZE } from "./sample.js";

const text = readFileSync(SAMPLE, "utf8");

test("`node tests/impact/write-sample.js` writes it again, letter by letter", () => {
  assert.equal(text, generateHistory(SAMPLE_SIZE));
});

test("it is small, and no column of it is in vain", async () => {
  assert.ok(text.length < 150_000);
  const { sessions, ignored, clients, kinds } = await readHistory(text);
  assert.deepEqual([sessions, ignored], [2_000, []]);
  assert.deepEqual(clients.toSorted(), ["android", "ios", "tv", "web"]);
  assert.deepEqual(kinds.toSorted(), ["full", "impersonation", "mfaPending"]);
});

test("most people are never touched, and some accounts are shared by many", async () => {
  const { people, patterns } = await impactOf(await readHistory(text));
  const [{ limits }] = patterns;
  assert.ok(limits[0].people < people / 2);
  assert.ok(limits.at(-1).people > 0);
  for (const [at, { logins }] of limits.slice(1).entries()) assert.ok(logins < limits[at].logins);
});
