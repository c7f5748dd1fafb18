/** @file `seatkeeper impact`: whom each pattern would have touched in a login history, at limits 1 to 10. */

import { createReadStream } from "node:fs";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { nameOf, unreadable } from "./document.js";
import { print, printError, printJson } from "./output.js";

/** What is read at once, bytes. */
const PIECE = 2 ** 20;

/**
 * @param {string} file `-` is standard input
 * @param {string[]} options
 * @returns {Promise<number>} exit code: 0, or 2 for a bad history
 */
export async function impact(file, options) {
  let history;
  let found;
  try {
    const source = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: PIECE });
    history = await readHistory(source);
    found = await impactOf(history);
  } catch (error) {
    if (error.code !== "historyInvalid" && error.syscall === undefined) throw error;
    printError(`${nameOf(file)}: ${error.syscall ? unreadable(error) : error.message}`);
    return 2;
  }
  const { ignored } = history;
  if (options.includes("--json")) printJson({ ...found, ignored });
  else for (const line of [...table(found), ...note(ignored)]) print(line);
  return 0;
}

/** A misspelt column must not pass for one that is missing. @param {string[]} ignored */
function note(ignored) {
  if (ignored.length === 0) return [];
  return ["", `Columns that mean nothing here: ${ignored.map((name) => `\`${name}\``).join(", ")}`];
}

/** @param {import("@seatkeeper/simulation/impact").Impact} impact */
function table({ people, logins, patterns }) {
  const header = ["limit", ...patterns.map(({ pattern }) => pattern)];
  const [{ limits }] = patterns;
  const rows = limits.map(({ limit }, place) => [
    `${limit}`,
    ...patterns.map((each) => touched(each.limits[place])),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((cells) => cells[column].length)),
  );
  const line = (cells) => cells.map((cell, column) => cell.padStart(widths[column])).join("   ");
  return [
    `${count(people)} people, ${count(logins)} logins. Touched, people / logins:`,
    "",
    ...[header, ...rows].map(line),
  ];
}

const touched = ({ people, logins }) => `${count(people)} / ${count(logins)}`;
const count = (number) => number.toLocaleString("en");
