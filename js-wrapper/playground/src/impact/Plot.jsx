/** @file The plot: a line for each pattern over the limits, told apart by mark and dash, not by colour alone. */

import { useEffect, useRef, useState } from "react";
import { plotOf } from "./plot.js";
import { number } from "./series.js";

const HEIGHT = 340;
const SIZE = 4.5;
const MARKS = [
  ({ x, y }) =>
    `M${x - SIZE},${y}a${SIZE},${SIZE} 0 1 0 ${2 * SIZE},0a${SIZE},${SIZE} 0 1 0 ${-2 * SIZE},0z`,
  ({ x, y }) => `M${x - SIZE},${y - SIZE}h${2 * SIZE}v${2 * SIZE}h${-2 * SIZE}z`,
  ({ x, y }) => `M${x},${y - SIZE - 1}l${SIZE + 1},${2 * SIZE}h${-2 * SIZE - 2}z`,
  ({ x, y }) =>
    `M${x},${y - SIZE - 1}l${SIZE + 1},${SIZE + 1}l${-SIZE - 1},${SIZE + 1}l${-SIZE - 1},${-SIZE - 1}z`,
];

/** @param {{ series: import("./series.js").Series[], measure: { words: string } }} props */
export function Plot({ series, measure: { words } }) {
  const figure = useRef(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const watch = new ResizeObserver(([{ contentRect }]) => setWidth(contentRect.width));
    watch.observe(figure.current);
    return () => watch.disconnect();
  }, []);
  const { frame, xTicks, yTicks, lines, isRoomy } = plotOf(series, { width, height: HEIGHT });
  return (
    <figure ref={figure} className="plot">
      <svg width={width} height={HEIGHT} role="img" aria-label={inWords(series, words)}>
        {yTicks.map(({ at, value }) => (
          <g key={value}>
            <line className="grid" x1={frame.left} x2={frame.right} y1={at} y2={at} />
            <text x={frame.left - 8} y={at} textAnchor="end" dominantBaseline="middle">
              {number(value)}
            </text>
          </g>
        ))}
        {xTicks.map(({ at, value }) => (
          <text key={value} x={at} y={frame.bottom + 18} textAnchor="middle">
            {value}
          </text>
        ))}
        <text x={(frame.left + frame.right) / 2} y={HEIGHT - 4} textAnchor="middle">
          limit
        </text>
        {lines.map(({ label, path, marks, labelAt }, index) => (
          <g key={label} className={`series s${index}`}>
            <path className="line" d={path} />
            {marks.map((mark) => (
              <path key={mark.point.limit} className="mark" d={MARKS[index](mark)}>
                <title>{`${label}, limit ${mark.point.limit}: ${number(mark.point.value)}`}</title>
              </path>
            ))}
            {isRoomy && (
              <text className="name" x={frame.right + 12} y={labelAt} dominantBaseline="middle">
                {label}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="small">
        <span className="soft">{words} at each limit</span>
        {!isRoomy && <Legend lines={lines} />}
      </figcaption>
    </figure>
  );
}

function Legend({ lines }) {
  return (
    <ul className="row legend">
      {lines.map(({ label }, index) => (
        <li key={label} className="row">
          <svg width="34" height="14" aria-hidden="true" className={`series s${index}`}>
            <path className="line" d="M2,7L32,7" />
            <path className="mark" d={MARKS[index]({ x: 17, y: 7 })} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function inWords(series, words) {
  const lines = series.map(({ label, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    return `${label}: ${number(first.value)} at limit ${first.limit}, ${number(last.value)} at limit ${last.limit}`;
  });
  return `Plot of ${words}. ${lines.join("; ")}. The table has all numbers.`;
}
