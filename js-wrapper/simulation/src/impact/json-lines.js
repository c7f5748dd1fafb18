/** @file A history as JSON lines: an object a line. */

import { refuse } from "./refuse.js";
import { COLUMNS } from "./rows.js";

/**
 * @param {(values: unknown[], line: number) => void} add takes each row
 * @param {(name: string) => void} ignore takes each name that is none of ours
 */
export function jsonLines(add, ignore) {
  let line = 1;

  function read(text) {
    if (text.trim() === "") return;
    let row;
    try {
      row = JSON.parse(text);
    } catch {
      refuse("is no JSON", line);
    }
    if (row === null || typeof row !== "object" || Array.isArray(row)) {
      refuse("expected an object", line);
    }
    for (const name of Object.keys(row)) if (!COLUMNS.includes(name)) ignore(name);
    add(
      COLUMNS.map((name) => row[name]),
      line,
    );
  }

  return {
    line: () => line,
    /** @param {string} text @param {boolean} isLast @returns {string} what is not a whole line yet */
    feed(text, isLast) {
      const lines = text.split("\n");
      const rest = isLast ? "" : lines.pop();
      for (const each of lines) {
        read(each);
        line += 1;
      }
      return rest;
    },
  };
}
