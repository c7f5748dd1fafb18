/** @file A history as comma-separated values: a header that names the columns, then a row each. */

import Papa from "papaparse";
import { refuse } from "./refuse.js";
import { COLUMNS, REQUIRED } from "./rows.js";

/** Spreadsheets of some countries write the others. */
const DELIMITERS = [",", ";", "\t"];

/**
 * @param {(values: unknown[], line: number) => void} add takes each row
 * @param {(name: string) => void} ignore takes each column that is none of ours
 */
export function csv(add, ignore) {
  let line = 1;
  let parser;
  /** Where each of our columns stands; nothing before the header was read. */
  let places;
  let width = 0;

  function readHeader(names) {
    const trimmed = names.map((name) => name.trim());
    for (const name of REQUIRED) {
      if (!trimmed.includes(name)) refuse(`the header has no column \`${name}\``, line);
    }
    for (const [place, name] of trimmed.entries()) {
      if (!COLUMNS.includes(name)) ignore(name);
      else if (trimmed.indexOf(name) !== place) refuse("stands there twice", line, name);
    }
    places = COLUMNS.map((name) => trimmed.indexOf(name));
    width = names.length;
  }

  function read(cells) {
    if (cells.length === 1 && cells[0] === "") return;
    if (places === undefined) return readHeader(cells);
    if (cells.length !== width) {
      refuse(`expected ${width} columns, found ${cells.length}`, line);
    }
    add(
      places.map((place) => cells[place]),
      line,
    );
  }

  return {
    line: () => line,
    /** @param {string} text @param {boolean} isLast @returns {string} what is not a whole row yet */
    feed(text, isLast) {
      if (parser === undefined) {
        const end = text.indexOf("\n");
        if (end < 0 && !isLast) return text;
        parser = parserFor(end < 0 ? text : text.slice(0, end + 1));
      }
      const { data, errors, meta } = parser.parse(text, 0, !isLast);
      const spansLines = text.includes('"');
      // What is wrong with a row that is not whole yet is none of its own.
      const [{ row: wrong } = { row: data.length }] = errors;
      for (const cells of data.slice(0, wrong)) {
        read(cells);
        line += 1 + (spansLines ? linesWithin(cells) : 0);
      }
      if (wrong < data.length) refuse("a quote is out of place", line);
      return isLast ? "" : text.slice(meta.cursor);
    },
  };
}

/** @param {string} header with the end of its line */
function parserFor(header) {
  const delimiter = DELIMITERS.find((mark) => header.includes(mark));
  // The package's own chunks come from files and streams that only a browser, or only Node.js has.
  return new Papa.Parser({ delimiter, newline: header.endsWith("\r\n") ? "\r\n" : "\n" });
}

/** @param {string[]} cells */
function linesWithin(cells) {
  return cells.reduce((lines, cell) => lines + cell.split("\n").length - 1, 0);
}
