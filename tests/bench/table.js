/** @file The result as a table: what must hold, what would be better, what was measured. */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} detail    the absolute numbers
 * @property {number} measured  a ratio; smaller is better
 * @property {{ must: number, stretch: number }} budget
 */

/** @param {Row[]} rows */
export function table(rows) {
  const cells = rows.map((row) => [
    row.name,
    row.detail,
    `<= ${row.budget.must}`,
    `<= ${row.budget.stretch}`,
    row.measured.toFixed(2),
    verdict(row),
  ]);
  const header = ["what, as a ratio", "numbers", "must", "stretch", "measured", "verdict"];
  const all = [header, ...cells];
  const widths = header.map((_, i) => Math.max(...all.map((line) => line[i].length)));
  const line = (row) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join("  ")
      .trimEnd();
  return [
    line(header),
    widths.map((width) => "-".repeat(width)).join("  "),
    ...cells.map(line),
  ].join("\n");
}

/** @param {Row} row */
export function verdict({ measured, budget }) {
  if (measured <= budget.stretch) return "stretch";
  return measured <= budget.must ? "must" : "MISSED";
}
