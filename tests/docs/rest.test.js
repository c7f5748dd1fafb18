/** @file The REST client's page: its example lists what a provider has, all pages of it. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";

const page = new URL("../../js-wrapper/directories/rest/README.md", import.meta.url);

test("the example reads every page, with the key", async (t) => {
  const [, code] = /^```js\n([^]*?)^```/m.exec(readFileSync(page, "utf8"));
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url, { headers }) => {
    asked.push([new URL(url).searchParams.get("page"), headers.authorization]);
    return Response.json({ sessions: [asked.length], pages: 2 });
  });
  process.env.ACME_KEY = "key";
  const file = new URL(`.rest-${process.pid}.mjs`, import.meta.url);
  t.after(() => {
    rmSync(file);
    delete process.env.ACME_KEY;
  });
  writeFileSync(file, `${code}\nexport { items, error };\n`);
  const { items, error } = await import(file.href);
  assert.deepEqual([items, error], [[1, 2], undefined]);
  assert.deepEqual(asked, [
    ["1", "key"],
    ["2", "key"],
  ]);
});
