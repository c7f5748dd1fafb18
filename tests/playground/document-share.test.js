/** @file T54: a flow in an address comes back as it was; whatever else stands there is refused in words, within bounds. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { patternFlow, PATTERNS } from "@seatkeeper/host";
import { openingDocument } from "../../js-wrapper/playground/src/document/opening.js";
import { pack, unpack } from "../../js-wrapper/playground/src/document/share.js";

const fragmentOf = (bytes) => deflateRawSync(bytes).toString("base64url");
const packedText = (text) => fragmentOf(Buffer.from(text));

for (const pattern of PATTERNS) {
  test(`${pattern} comes back as it was, and as somebody else's`, async () => {
    const flow = patternFlow(pattern, 3, { name: "Über-Flow \u{1F600} <b>" });
    const fragment = await pack(flow);
    assert.match(fragment, /^[A-Za-z0-9_-]+$/);
    assert.deepEqual(await unpack(fragment), flow);
    assert.deepEqual(await openingDocument(fragment), { document: flow, foreign: true });
  });
}

test("without a flow in the address the playground opens its own, which is nobody else's", async () => {
  const { document, foreign, refusal } = await openingDocument(undefined);
  assert.deepEqual([foreign, refusal, document.name], [false, undefined, "my flow"]);
});

const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
const hostile = {
  "more than 64 KiB": ["A".repeat(64 * 1024 + 1), "The address is longer than 64 KiB."],
  "a bomb of 10 MB": [
    packedText(" ".repeat(10_000_000)),
    "What the address holds unpacks to more than 1 MiB.",
  ],
  "a document of 10 MB": [
    packedText(JSON.stringify({ name: "x".repeat(10_000_000), nodes: [], edges: [] })),
    "What the address holds unpacks to more than 1 MiB.",
  ],
  "a document just under the bound": [
    packedText(JSON.stringify({ name: "x".repeat(1_000_000), nodes: [], edges: [] })),
    /./,
  ],
  nothing: ["", "It is no flow document."],
  "no base64": ["%3Cscript%3E", "It is no flow document."],
  "random bytes": [randomBytes(200).toString("base64url"), "It is no flow document."],
  "what is not packed": [
    Buffer.from(JSON.stringify(patternFlow("warn", 3))).toString("base64url"),
    "It is no flow document.",
  ],
  "packed, cut short": [packedText(JSON.stringify(patternFlow("warn", 3))).slice(0, 60), /./],
  "no UTF-8": [fragmentOf(Buffer.from([0x22, 0xff, 0xfe, 0x22])), "It is no flow document."],
  "no JSON": [packedText("alert(1)"), "It is no flow document."],
  "no flow": [
    packedText("[1]"),
    "A flow is an object with nodes and edges; this is something else.",
  ],
  "lists in lists": [packedText(deep), /./],
};
for (const [name, [fragment, expected]] of Object.entries(hostile)) {
  test(`${name}: the playground opens its own flow and says why`, async () => {
    const { document, foreign, refusal } = await openingDocument(fragment);
    assert.deepEqual([document.name, foreign], ["my flow", false]);
    if (typeof expected === "string") assert.equal(refusal, expected);
    else assert.match(refusal, expected);
    assert.ok(refusal.length < 200, refusal);
  });
}

test("a flow that no address takes is not packed", async () => {
  const noise = randomBytes(60_000).toString("base64url");
  await assert.rejects(
    pack({ ...patternFlow("warn", 3), name: noise }),
    /too large for an address/,
  );
});
