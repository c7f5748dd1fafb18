/** @file The four patterns: what is asked for wrongly is named by its place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";

const WRONG = {
  "/pattern": ["loud", 1],
  "/options": ["warn", 1, null],
  "/options/ordr": ["warn", 1, { ordr: "oldestCreated" }],
  "/options/a~1b~0c": ["warn", 1, { "a/b~c": 1 }],
  "/options/rescue": ["warn", 1, { rescue: "reVerify" }],
};
for (const [path, asked] of Object.entries(WRONG)) {
  test(`${path} is not right`, () => {
    const make = /** @type {any} */ (patternFlow);
    assert.throws(() => make(...asked), { code: "patternInvalid", path });
  });
}

test("what is null is as good as absent, whatever it is", () => {
  const nothing = { strategy: null, reportOnly: null, rescue: null, name: null, accessToken: null };
  assert.deepEqual(patternFlow("block", 1, nothing), patternFlow("block", 1));
});
