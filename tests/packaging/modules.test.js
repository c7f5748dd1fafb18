/** @file What is shipped is what was built: the text form holds the same bytes, and the list of sums is right. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";

const dist = new URL("../../js-wrapper/nodes/dist/", import.meta.url);
const nodes = ["data-query", "force-logout", "logout"];
const read = (name) => readFileSync(new URL(name, dist));
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

for (const node of nodes) {
  test(`the base64 of ${node} decodes to its module`, async () => {
    const { default: text, sha256: sum } = await import(new URL(`${node}/bytes.js`, dist).href);
    const module = read(`${node}/module.wasm`);
    assert.ok(Buffer.from(text, "base64").equals(module));
    assert.equal(sum, sha256(module));
  });

  test(`${node} names no folder of the machine that built it`, () => {
    const text = read(`${node}/module.wasm`).toString("latin1");
    for (const folder of [root, homedir(), tmpdir()]) assert.ok(!text.includes(folder), folder);
  });
}

test("the list of sums covers every file, and is right", () => {
  const lines = read("SHA256SUMS").toString().trim().split("\n");
  const listed = lines.map((line) => line.split("  ")).map(([sum, name]) => ({ sum, name }));
  for (const { sum, name } of listed) assert.equal(sum, sha256(read(name)), name);
  const present = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(fileURLToPath(dist), join(parentPath, name)));
  // The list itself, and what the set-up remembers of the sources.
  const named = [...listed.map(({ name }) => name), "SHA256SUMS", "SOURCES"];
  assert.deepEqual(named.sort(), present.sort());
});
