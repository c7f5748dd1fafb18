/** @file The whole path of a login is small enough to be read before it is trusted: all that the host imports, whatever it is called. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const HOST = new URL("../../js-wrapper/host/src/seatkeeper.js", import.meta.url);
/** As many as one reads in an afternoon. A new engine, directory or pattern adds none, and a node of your own neither. */
const MOST_LINES = 2_800;
const MOST_LINES_OF_A_FILE = 150;

const textOf = (file) => readFileSync(file, "utf8").replaceAll(/\/\*[^]*?\*\//g, "");

/** Every file that the host is made of, found by what imports what. */
function filesFrom(first) {
  const found = new Set([first.href]);
  // A set grows while it is gone through.
  for (const href of found) {
    const imports = textOf(new URL(href)).matchAll(/(?:from|import) "(\.[^"]+)"/g);
    for (const [, path] of imports) found.add(new URL(path, href).href);
  }
  return [...found].map((href) => new URL(href));
}

/** Lines of code: no comment, and nothing empty. */
function linesOf(file) {
  const lines = textOf(file).split("\n");
  return lines.filter((line) => line.trim() !== "" && !line.trim().startsWith("//")).length;
}

test(`from the login to its record, the host has less than ${MOST_LINES} lines of code`, () => {
  const files = filesFrom(HOST);
  const names = files.map(({ pathname }) => pathname.split("/src/").at(-1));
  for (const part of [
    "admission/once.js",
    "flow/compile.js",
    "nodes/page.js",
    "pause/expiry.js",
    "run/leg.js",
  ]) {
    assert.ok(names.includes(part), `${part} is not found by what imports it`);
  }
  const lines = files.map(linesOf);
  const total = lines.reduce((sum, count) => sum + count, 0);
  assert.ok(total < MOST_LINES, `${total} lines in ${files.length} files`);
  names.forEach((name, index) =>
    assert.ok(lines[index] <= MOST_LINES_OF_A_FILE, `${name}: ${lines[index]} lines`),
  );
});
