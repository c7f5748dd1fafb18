/** @file The impact view's plot and table as numbers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { plotOf, ticksUpTo } from "../../js-wrapper/playground/src/impact/plot.js";
import { MEASURES, percent, seriesOf } from "../../js-wrapper/playground/src/impact/series.js";
import { chance } from "../impact/chance.js";

const [PEOPLE, LOGINS] = MEASURES;

/** @param {Record<string, number[]>} logins by pattern, from limit 1 on; two of them by one person */
const impactOf = (logins) => ({
  people: 50,
  logins: 200,
  patterns: Object.entries(logins).map(([pattern, values]) => ({
    pattern: /** @type {any} */ (pattern),
    limits: values.map((value, index) => ({
      limit: index + 1,
      logins: value,
      people: Math.ceil(value / 2),
      ended: value,
    })),
  })),
});

test("patterns with the same numbers are one line, with all of their names", () => {
  const impact = impactOf({ warn: [40, 9], silent: [40, 9], reVerify: [40, 9], block: [40, 10] });
  const labels = (measure) => seriesOf(impact, measure).map(({ label }) => label);
  assert.deepEqual(labels(LOGINS), ["warn, silent, re-verify", "block"]);
  assert.deepEqual(labels(PEOPLE), ["every pattern"]);
});

test("a share is of all people, or of all logins", () => {
  const impact = impactOf({ block: [40, 10] });
  const shares = (measure) =>
    seriesOf(impact, measure)[0].points.map(({ share }) => percent(share));
  assert.deepEqual(shares(LOGINS), ["20%", "5%"]);
  assert.deepEqual(shares(PEOPLE), ["40%", "10%"]);
  const nobody = seriesOf({ ...impactOf({ block: [0] }), people: 0, logins: 0 }, LOGINS);
  assert.deepEqual(nobody[0].points, [{ limit: 1, value: 0, share: 0 }]);
});

test("ticks are few whole round numbers that reach over everything", () => {
  for (let most = 1; most < 1e9; most = Math.ceil(most * 1.13)) {
    const ticks = ticksUpTo(most);
    const [zero, step] = ticks;
    assert.equal(zero, 0);
    assert.match(String(step), /^(1|2|5)0*$/);
    assert.ok(ticks.every((tick, index) => tick === index * step));
    assert.ok(ticks.at(-1) >= most && ticks.at(-2) < most);
    assert.ok(ticks.length <= 7, `${most}: ${ticks}`);
  }
});

test("marks stand in the frame, more above less, and no label covers another", () => {
  const random = chance(11);
  for (let time = 0; time < 200; time += 1) {
    const values = () =>
      Array.from({ length: 10 }, () => Math.floor(random() * 10 ** (1 + (time % 6))));
    const impact = impactOf({
      warn: values(),
      silent: values(),
      reVerify: values(),
      block: values(),
    });
    const series = seriesOf(impact, LOGINS);
    const { frame, lines, xTicks, yTicks } = plotOf(series, { width: 300 + time * 8, height: 340 });
    const marks = lines.flatMap((line) => line.marks);
    for (const { x, y, point } of marks) {
      assert.ok(x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom);
      assert.equal(x, xTicks.find(({ value }) => value === point.limit).at);
      const below = yTicks.findLast(({ value }) => value <= point.value);
      assert.ok(y <= below.at);
    }
    const sorted = marks.toSorted((one, other) => one.point.value - other.point.value);
    sorted.slice(1).forEach(({ y }, index) => assert.ok(y <= sorted[index].y));
    const labels = lines.map(({ labelAt }) => labelAt).toSorted((one, other) => one - other);
    labels.slice(1).forEach((at, index) => assert.ok(at - labels[index] >= 20));
    assert.ok(labels[0] > 0);
  }
});

test("labels stand beside the lines where there is room, else the lines take the room", () => {
  const series = seriesOf(impactOf({ block: [4, 2] }), LOGINS);
  const [narrow, wide] = [300, 900].map((width) => plotOf(series, { width, height: 340 }));
  assert.deepEqual([narrow.isRoomy, wide.isRoomy], [false, true]);
  assert.ok(narrow.frame.right > 300 - 40 && wide.frame.right < 900 - 100);
});
