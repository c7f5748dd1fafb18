/** @file Runner, performer and flow check are small enough to be read before they are trusted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const MOST_LINES = 500;
const FILES = [
  ...["leg", "drive", "imagine", "endings", "perform", "replies"].map((name) => `run/${name}.js`),
  ...["compile", "graph", "capabilities"].map((name) => `flow/${name}.js`),
];

/** Lines of code: no comment, and nothing empty. */
function linesOf(file) {
  const text = readFileSync(new URL(`../../js-wrapper/host/src/${file}`, import.meta.url), "utf8");
  const lines = text.replaceAll(/\/\*[^]*?\*\//g, "").split("\n");
  return lines.filter((line) => line.trim() !== "" && !line.trim().startsWith("//")).length;
}

test(`runner, performer and flow check have less than ${MOST_LINES} lines of code`, () => {
  const lines = FILES.reduce((sum, file) => sum + linesOf(file), 0);
  assert.ok(lines < MOST_LINES, `${lines} lines`);
});
