/** @file The table at the end of a test run. */

/** @param {import("./program.js").Result[]} results */
export function summary(results) {
  const rows = results.map(({ name, ok, seconds, passed, failed, skipped }) => [
    ok ? "✓" : "✗",
    name.padEnd(18),
    `${seconds.toFixed(1)} s`.padStart(8),
    `${passed} passed`.padStart(12),
    failed ? `${failed} failed` : "",
    skipped ? `${skipped} skipped` : "",
  ]);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum("skipped") ? `, ${sum("skipped")} skipped` : "";
  return [
    "",
    ...rows.map((row) => row.join(" ").trimEnd()),
    "",
    `${sum("passed")} passed, ${sum("failed")} failed${skipped}`,
  ].join("\n");
}
