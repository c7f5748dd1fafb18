/** @file What keeps admission marks, as tests: whoever writes one runs these against it. */

import assert from "node:assert/strict";
import { rulesOf } from "../suite.js";

/**
 * Marks under test.
 *
 * @typedef {object} MarksUnderTest
 * @property {import("./interface.js").Marks} marks with nothing in them
 * @property {import("./interface.js").Marks} [second] another handle on the same marks, as a second instance has it
 * @property {() => void | Promise<void>} [close] called when a rule is through
 *
 * @typedef {object} MarksSuite
 * @property {import("../suite.js").Test} test registers one rule
 * @property {() => MarksUnderTest | Promise<MarksUnderTest>} createMarks called once for each rule
 */

/**
 * @typedef {import("./interface.js").Mark} Mark
 * @typedef {import("./interface.js").Marks} Marks
 */

const ADA = { flow: "warn", sessionId: "phone", subject: "ada" };

/** One of each kind, with all that it can carry. @type {Mark[]} */
const MARKS = [
  { state: "admitted" },
  { state: "admitted", login: "login 1", at: 1, token: { level: 2, by: ["warn", null] } },
  { state: "paused", login: "login 1", at: 2, run: "run 1" },
  { state: "denied", login: "login 1", at: 3, run: "run 1", reason: "policyDenied" },
  { state: "expired", run: "run 1" },
];
const PLAIN = MARKS.filter(({ token }) => token === undefined);

/** What some store or language might join names with. */
const SIGNS = [":", "/", '","', " ", "|", ".", "\0", "%", "_", "*"];

/** Names that run into each other where they are joined, and such as mean something somewhere. */
const ODD = [
  ...SIGNS.flatMap((sign, i) => [
    { flow: `f${i}`, sessionId: `x${sign}y${i}`, subject: `z${i}` },
    { flow: `f${i}${sign}x`, sessionId: `y${i}`, subject: `z${i}` },
    { flow: `f${i}`, sessionId: "x", subject: `y${i}${sign}z${i}` },
  ]),
  { flow: "Case", sessionId: "CASE", subject: "Case" },
  { flow: "case", sessionId: "case", subject: "case" },
  { flow: "\u00e9", sessionId: "\u00e9", subject: "\u{1f511}" },
  { flow: "e\u0301", sessionId: "e\u0301", subject: "\u{1f510}" },
  { flow: "__proto__", sessionId: "constructor", subject: "toString" },
];

/**
 * The rules of what keeps admission marks: every field of them, where it says `keepsWhole`; whether a session
 * was admitted, in any case.
 *
 * @example
 * marksConformance({ test, createMarks: () => ({ marks: myMarks(newDatabase()) }) });
 *
 * @param {MarksSuite} suite
 */
export function marksConformance({ test, createMarks }) {
  const rule = rulesOf("marks", test, createMarks);

  /** @param {Marks} marks @param {Mark | undefined} found @param {Mark} set */
  function assertKept({ keepsWhole }, found, set) {
    if (keepsWhole) return assert.deepEqual(found, set);
    // The run that waits is the store's to keep, so a forgotten mark costs a decision.
    if (set.state !== "admitted")
      return assert.ok(found === undefined || found.state === set.state);
    assert.equal(found?.state, set.state);
  }

  /** @param {Marks} marks @param {import("./interface.js").Whose} whose */
  const stateOf = async (marks, whose) => (await marks.get(whose))?.state;

  rule("whoever was never seen has no mark: undefined", async ({ marks }) => {
    assert.equal(await marks.get(ADA), undefined);
  });

  rule("a mark is kept as it was set, and other instances see it", async ({ marks, second }) => {
    for (const [index, mark] of MARKS.entries()) {
      const whose = { ...ADA, sessionId: `session ${index}` };
      await marks.set(whose, mark);
      assertKept(marks, await marks.get(whose), mark);
      assertKept(marks, await (second ?? marks).get(whose), mark);
    }
  });

  rule("a mark takes the place of the one before, and nothing of that is left", async (under) => {
    const { marks } = under;
    for (const before of PLAIN) {
      for (const mark of PLAIN) {
        await marks.set(ADA, before);
        await marks.set(ADA, mark);
        assertKept(marks, await marks.get(ADA), mark);
      }
    }
  });

  rule("a mark that is cleared is gone, and can be set again", async ({ marks }) => {
    await marks.set(ADA, { state: "admitted" });
    await marks.clear(ADA);
    assert.equal(await stateOf(marks, ADA), undefined);
    await marks.set(ADA, { state: "admitted" });
    assert.equal(await stateOf(marks, ADA), "admitted");
  });

  rule("clearing what isn't there is no error", async ({ marks }) => {
    await marks.clear(ADA);
    assert.equal(await stateOf(marks, ADA), undefined);
  });

  for (const part of /** @type {const} */ (["flow", "sessionId", "subject"])) {
    rule(`another \`${part}\` has another mark`, async ({ marks }) => {
      await marks.set(ADA, { state: "admitted" });
      const other = { ...ADA, [part]: "other" };
      assert.equal(await stateOf(marks, other), undefined);
      await marks.set(other, { state: "denied", reason: "policyDenied" });
      await marks.clear(other);
      assert.equal(await stateOf(marks, ADA), "admitted");
    });
  }

  rule("names are plain text: none runs into another, no sign means anything", async (under) => {
    const { marks } = under;
    for (const whose of ODD) {
      assert.equal(await stateOf(marks, whose), undefined, JSON.stringify(whose));
      await marks.set(whose, { state: "admitted" });
      assert.equal(await stateOf(marks, whose), "admitted", JSON.stringify(whose));
    }
  });

  rule("what goes in and comes out are copies", async ({ marks }) => {
    const given = [1];
    /** @type {Mark} */
    const mark = { state: "admitted", token: { list: given } };
    await marks.set(ADA, mark);
    mark.state = "denied";
    given.push(2);
    for (let times = 0; times < 2; times += 1) {
      const found = await marks.get(ADA);
      assert.equal(found?.state, "admitted");
      const list = /** @type {number[]} */ (found?.token?.list ?? [1]);
      assert.deepEqual(list, [1]);
      found.state = "denied";
      list.push(3);
    }
  });
}
