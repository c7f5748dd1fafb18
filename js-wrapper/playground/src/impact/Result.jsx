/** @file What came of it: the plot, and the table with the same numbers. */

import { useState } from "react";
import { Plot } from "./Plot.jsx";
import { MEASURES, number, percent, seriesOf } from "./series.js";

/** The patterns part ways there first. */
const BEGINNING = MEASURES.find(({ name }) => name === "logins");

/**
 * @param {object} props
 * @param {import("@seatkeeper/simulation/impact").Impact} props.impact
 * @param {string[]} props.ignored columns
 * @param {string} props.name of the history
 */
export function Result({ impact, ignored, name }) {
  const [measure, setMeasure] = useState(BEGINNING);
  const series = seriesOf(impact, measure);
  return (
    <section className="panel stack" aria-labelledby="result-title">
      <h2 id="result-title">
        {number(impact.logins)} logins of {number(impact.people)} people in {name}
      </h2>
      <fieldset className="row measures">
        <legend className="unseen">What is counted</legend>
        {MEASURES.map((each) => (
          <label key={each.name} className="row measure">
            <input
              type="radio"
              name="measure"
              checked={each === measure}
              onChange={() => setMeasure(each)}
            />
            {each.words}
          </label>
        ))}
      </fieldset>
      <div className="impact-columns">
        <Plot series={series} measure={measure} />
        <div className="scroller" tabIndex={0} role="region" aria-label="The numbers">
          <Numbers series={series} measure={measure} />
        </div>
      </div>
      <p className="small soft">
        Touched: asked, displaced without a word, challenged or turned away. Whoever is asked or
        challenged is taken to go on.
        {ignored.length > 0 && ` Columns that were not used: ${ignored.join(", ")}.`}
      </p>
    </section>
  );
}

function Numbers({ series, measure: { words, of } }) {
  return (
    <table>
      <caption className="small soft">
        {words}, and their share of all {of}
      </caption>
      <thead>
        <tr>
          <th scope="col">limit</th>
          {series.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series[0].points.map(({ limit }, row) => (
          <tr key={limit}>
            <th scope="row">{limit}</th>
            {series.map(({ label, points }) => (
              <td key={label}>
                {number(points[row].value)}{" "}
                <span className="soft small">{percent(points[row].share)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
