/** @file T61: what is inlined is what was built, and one changed bit anywhere is noticed. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const dist = new URL("../../js-wrapper/nodes/dist/", import.meta.url);
const TYPES = ["data-query", "force-logout", "logout"];
const sha256 = (content) => createHash("sha256").update(content).digest("hex");
const sums = readFileSync(new URL("SHA256SUMS", dist), "utf8");
const listed = sums
  .split("\n")
  .filter(Boolean)
  .map((line) => line.split("  ").reverse());
const shipped = new Map(listed.map(([name]) => [name, readFileSync(new URL(name, dist))]));

/** What is wrong with the files as shipped. */
function complaints(files) {
  const wrong = listed
    .filter(([name, sum]) => sum !== sha256(files.get(name)))
    .map(([name]) => name);
  for (const type of TYPES) {
    const module = files.get(`${type}/module.wasm`);
    const text = files.get(`${type}/bytes.js`).toString("latin1");
    const [, base64] = /export default "([A-Za-z0-9+/=]*)";\n$/.exec(text) ?? [];
    const [, sum] = /export const sha256 = "([0-9a-f]{64})";/.exec(text) ?? [];
    if (sum !== sha256(module)) wrong.push(`${type}: its own sum`);
    if (base64 !== module.toString("base64")) wrong.push(`${type}: its base64`);
  }
  return wrong;
}

function flipped(content, at) {
  const copy = Buffer.from(content);
  copy[at] ^= 1;
  return copy;
}

test("nothing is wrong with what is shipped", () => {
  assert.deepEqual(complaints(shipped), []);
  for (const type of TYPES) assert.ok(shipped.has(`${type}/module.wasm`));
});

for (const [name, content] of shipped) {
  test(`one bit of ${name} is noticed`, () => {
    for (const at of [0, Math.floor(content.length / 2), content.length - 1]) {
      const files = new Map(shipped).set(name, flipped(content, at));
      assert.ok(complaints(files).includes(name), `byte ${at}`);
    }
  });
}

for (const type of TYPES) {
  test(`one bit of the base64 of ${type} is noticed by its module alone`, () => {
    const name = `${type}/bytes.js`;
    const files = new Map(shipped).set(name, flipped(shipped.get(name), 5_000));
    assert.ok(complaints(files).includes(`${type}: its base64`));
  });
}

test("what is loaded is what is inlined: nothing is fetched", async () => {
  const fetched = globalThis.fetch;
  globalThis.fetch = () => assert.fail("a module was fetched");
  try {
    const { loadNodes } = await import("@seatkeeper/nodes");
    for (const type of TYPES) assert.equal(loadNodes().manifest(type).name, type);
  } finally {
    globalThis.fetch = fetched;
  }
});
