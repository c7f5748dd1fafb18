/** @file The tables of words in the host's README, as they follow from what the host exports. `node tests/docs/word-tables.js` writes them. */
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { DENIAL_REASONS, ERROR_ADVICE, ERROR_CODES } from "@seatkeeper/host";
import { format } from "prettier";

export const page = new URL("../../js-wrapper/host/README.md", import.meta.url);

const denials = () =>
  Object.entries(DENIAL_REASONS).map(
    ([reason, { meaning, status, todo }]) => `| \`${reason}\` | ${meaning} | ${status} | ${todo} |`,
  );
const errors = () =>
  Object.entries(ERROR_CODES).map(([code, meaning]) => {
    const { status, todo } = ERROR_ADVICE[code];
    return `| \`${code}\` | ${meaning} | ${status} | ${todo} |`;
  });

/** The page with both tables as they should be. @param {string} text @returns {Promise<string>} */
export async function withTables(text) {
  const filled = text
    .replace(/(<!-- denials -->\n)[^]*?(?=\n## )/, (_, mark) => table(mark, "reason", denials()))
    .replace(/(<!-- errors -->\n)[^]*$/, (_, mark) => table(mark, "code", errors()));
  return format(filled, { parser: "markdown", printWidth: 100 });
}

const table = (mark, first, rows) =>
  [
    `${mark}`,
    `| ${first} | what it means | HTTP | what to do |`,
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(page, await withTables(readFileSync(page, "utf8")));
}
