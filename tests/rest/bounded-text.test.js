/** @file The text of an answer: whole, whatever its parts, and cut off as soon as it is too long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { boundedText } from "@seatkeeper/directories/rest";

const bytes = new TextEncoder().encode("§ 1 €");

/** @param {number} size of its parts */
const inParts = (size) => {
  let read = 0;
  async function* body() {
    for (let at = 0; at < bytes.length; at += size) {
      read += 1;
      yield bytes.subarray(at, at + size);
    }
  }
  return { response: { body: body() }, read: () => read };
};

test("a letter that two parts share is one letter", async () => {
  assert.equal(await boundedText(inParts(1).response, bytes.length), "§ 1 €");
});

test("one byte more is refused, and the rest is not read", async () => {
  const { response, read } = inParts(2);
  await assert.rejects(boundedText(response, 3), { name: "DirectoryError", code: "invalid" });
  assert.equal(read(), 2);
});

test("no body is no text", async () => {
  assert.equal(await boundedText({ body: null }, 1), "");
});
