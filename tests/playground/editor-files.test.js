/** @file T54, T55: a flow as a file, read within bounds and saved under a name of ours. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { refusalOf } from "../../js-wrapper/playground/src/document/opening.js";
import { flowFile, readFlow } from "../../js-wrapper/playground/src/editor/files.js";

test("what is saved is read again, and its name is never the flow's", async () => {
  const flow = patternFlow("block", 2, { name: "../../evil.exe\u202E" });
  const file = flowFile(flow);
  assert.equal(file.name, "flow.json");
  assert.deepEqual(await readFlow(file), flow);
  assert.match(await file.text(), /^\{\n {2}"name": [^]*\n\}\n$/);
});

const refusalFor = (content) =>
  readFlow(new Blob([content])).then(
    () => "read",
    (error) => refusalOf(error),
  );

test("what is no flow is refused in words", async () => {
  assert.equal(await refusalFor(" ".repeat(1024 * 1024 + 1)), "The file is larger than 1 MiB.");
  assert.equal(await refusalFor("{nope"), "It is no flow document.");
  assert.equal(await refusalFor(new Uint8Array([0x22, 0xff, 0x22])), "It is no flow document.");
  assert.match(await refusalFor("[]"), /something else/);
  assert.match(await refusalFor('{"name":"a","nodes":[{}],"edges":[]}'), /Node 1 has no id/);
  assert.notEqual(await refusalFor("[".repeat(100_000) + "]".repeat(100_000)), "read");
});

test("a file of a prototype changes none", async () => {
  const text = '{"name":"a","nodes":[],"edges":[],"__proto__":{"polluted":1}}';
  await refusalFor(text);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});
