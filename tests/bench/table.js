/** @file The result as a table: what must hold, what would be better, what was measured. */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} detail how the number came about
 * @property {number} measured a ratio, or in the budget's unit; smaller is better
 * @property {{ must: number, stretch: number, unit?: string }} [budget] without one it is only shown
 */

/** @param {Row[]} rows */
export function table(rows) {
  const header = ["what", "how", "must", "stretch", "measured", "verdict"];
  const all = [header, ...rows.map(cells)];
  const widths = header.map((_, i) => Math.max(...all.map((line) => line[i].length)));
  const line = (row) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join("  ")
      .trimEnd();
  const [top, ...lines] = all.map(line);
  return [top, widths.map((width) => "-".repeat(width)).join("  "), ...lines].join("\n");
}

/** @param {Row} row */
function cells(row) {
  const { name, detail, measured, budget } = row;
  const unit = budget?.unit ? ` ${budget.unit}` : "";
  const bound = (value) => (value === undefined ? "" : `<= ${Number(value.toFixed(3))}${unit}`);
  const shown = `${measured.toFixed(2)}${unit}`;
  return [name, detail, bound(budget?.must), bound(budget?.stretch), shown, verdict(row)];
}

/** @param {Row} row */
export function verdict({ measured, budget }) {
  if (budget === undefined) return "";
  if (measured <= budget.stretch) return "stretch";
  return measured <= budget.must ? "must" : "MISSED";
}
