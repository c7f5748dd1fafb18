/** @file The plot as numbers: where its lines, marks, ticks and labels stand, in pixels. */

const MARGIN = { top: 16, right: 16, bottom: 40, left: 56 };
/** From this width on there is room for a label beside its line. */
const ROOMY = 560;
const LABELS = 190;
const TICKS = 5;
/** The first marks don't stand on the numbers of the axis. */
const INSET = 12;
const LABEL_HEIGHT = 20;

/**
 * @typedef {object} Plot
 * @property {{ left: number, right: number, top: number, bottom: number }} frame
 * @property {Array<{ at: number, value: number }>} xTicks
 * @property {Array<{ at: number, value: number }>} yTicks
 * @property {Array<{ label: string, path: string, marks: Array<{ x: number, y: number, point: any }>, labelAt: number }>} lines
 * @property {boolean} isRoomy labels stand beside their lines; else they need a legend
 */

/**
 * @param {import("./series.js").Series[]} series of the same limits
 * @param {{ width: number, height: number }} size
 * @returns {Plot}
 */
export function plotOf(series, { width, height }) {
  const isRoomy = width >= ROOMY;
  const frame = {
    left: MARGIN.left,
    right: width - (isRoomy ? LABELS : MARGIN.right),
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const limits = series[0].points.map(({ limit }) => limit);
  const ticks = ticksUpTo(Math.max(1, ...series.flatMap(({ points }) => valuesOf(points))));
  const x = scale([limits[0], limits.at(-1)], [frame.left + INSET, frame.right]);
  const y = scale([0, ticks.at(-1)], [frame.bottom, frame.top]);
  const lines = series.map(({ label, points }) => {
    const marks = points.map((point) => ({ x: x(point.limit), y: y(point.value), point }));
    const path = marks.map((mark, index) => `${index === 0 ? "M" : "L"}${mark.x},${mark.y}`);
    return { label, marks, path: path.join(""), labelAt: marks.at(-1).y };
  });
  spread(lines, frame);
  return {
    frame,
    lines,
    isRoomy,
    xTicks: limits.map((value) => ({ value, at: x(value) })),
    yTicks: ticks.map((value) => ({ value, at: y(value) })),
  };
}

const valuesOf = (points) => points.map(({ value }) => value);

/** Half pixels are enough. */
function scale([from, to], [start, end]) {
  const span = to - from || 1;
  return (value) => Math.round((start + ((value - from) / span) * (end - start)) * 2) / 2;
}

/**
 * Round numbers from 0 to the first that is not below the most.
 *
 * @param {number} most at least 1
 * @returns {number[]} whole ones: people and logins are not divided
 */
export function ticksUpTo(most) {
  const rough = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].find((factor) => factor * power >= rough) * power);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

/** Labels that would cover one another move apart: upwards, and from the top down again. */
function spread(lines, { top, bottom }) {
  const fromTop = lines.toSorted((one, other) => one.labelAt - other.labelAt);
  let most = bottom;
  for (const line of fromTop.toReversed()) {
    line.labelAt = Math.min(line.labelAt, most);
    most = line.labelAt - LABEL_HEIGHT;
  }
  let least = top;
  for (const line of fromTop) {
    line.labelAt = Math.max(line.labelAt, least);
    least = line.labelAt + LABEL_HEIGHT;
  }
}
