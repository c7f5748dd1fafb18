/** @file The simulator has a word for everything that the contract can say. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as words from "../../js-wrapper/playground/src/simulator/words.js";

const contract = readFileSync(
  new URL("../../js-wrapper/nodes/types/contract.d.ts", import.meta.url),
  "utf8",
);

/** The words of a type of the contract. */
function codesOf(type) {
  const [, union] = new RegExp(`^export type ${type} = (".*");$`, "m").exec(contract);
  return [...union.matchAll(/"([^"]+)"/g)].map(([, code]) => code);
}

for (const [type, names] of Object.entries({
  Standing: "STANDINGS",
  Flag: "FLAGS",
  Status: "STATUSES",
  FaultCode: "FAULTS",
  Skipped: "WHYS",
  Lookup: "LOOKUPS",
  LimitSource: "LIMIT_SOURCES",
  Refusal: "REFUSALS",
  Denial: "DENIALS",
  Trigger: "TRIGGERS",
})) {
  test(`${type}: a word for each, and none for anything else`, () => {
    const codes = codesOf(type);
    assert.ok(codes.length > 1);
    const faults = names === "WHYS" ? codesOf("FaultCode") : [];
    assert.deepEqual(Object.keys(words[names]).sort(), [...codes, ...faults].sort());
  });
}

test("only what was counted is said to be counted", () => {
  const said = codesOf("Standing").map((standing) => words.standingText(standing, "data-query"));
  assert.equal(said.filter((text) => text.startsWith("Counted")).length, 1);
  assert.equal(said.filter((text) => text.startsWith("Not counted")).length, said.length - 1);
  for (const standing of codesOf("Standing"))
    assert.doesNotMatch(words.standingText(standing, "force-logout"), /counted/i);
});

test("a comparison says what it was made of, and nothing where nobody knows", () => {
  const made = { field: "activeSessionCount", limit: 3, count: 3 };
  for (const operator of codesOf("Operator")) {
    const text = words.comparisonText({ ...made, operator, holds: true });
    assert.match(text, /^activeSessionCount: 3 \S+ 3 holds$/);
  }
  assert.match(
    words.comparisonText({ ...made, operator: ">=", holds: false }),
    /≥ 3 does not hold/,
  );
  assert.match(words.comparisonText({ ...made, operator: ">=", holds: null }), /can't be told/);
});

test("a code without a word speaks for itself, whatever it is called", () => {
  assert.equal(words.wordFor(words.FAULTS, "constructor"), "constructor");
});
