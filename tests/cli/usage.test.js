/** @file The words after `seatkeeper`: help, version, and what is said of any others. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seatkeeper } from "./command.js";

const manifest = new URL("../../js-wrapper/cli/package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, "utf8"));

for (const words of [["help"], ["--help"], ["-h"], ["help", "check"], ["simulate", "--help"]]) {
  test(`\`seatkeeper ${words.join(" ")}\`: the usage, exit code 0`, () => {
    const { code, out, error } = seatkeeper(words);
    assert.deepEqual([code, error], [0, ""]);
    assert.match(out, /^usage: seatkeeper simulate SCENARIO\.json/);
    assert.match(out, /exit code 0/);
  });
}

for (const [words, said] of [
  [[], undefined],
  [["simulate"], "`simulate` needs a file"],
  [["check"], "`check` needs a file"],
  [["simulate", "a", "b"], "`simulate` takes one file"],
  [["simulate", "--fast"], "there is no option `--fast`"],
  [["play", "a"], "there is no command `play`"],
  [["constructor", "a"], "there is no command `constructor`"],
  [["\u001b[2J"], "there is no command `\\u001b[2J`"],
]) {
  test(`\`seatkeeper ${JSON.stringify(words)}\`: what is wrong and the usage, exit code 2`, () => {
    const { code, out, error } = seatkeeper(words);
    assert.deepEqual([code, out], [2, ""]);
    const [first, second] = error.split("\n");
    if (said !== undefined) assert.equal(first, `seatkeeper: ${said}`);
    assert.match(said === undefined ? first : second, /^usage: seatkeeper simulate SCENARIO\.json/);
  });
}

test("`seatkeeper --version`: that of the package", () => {
  const { code, out } = seatkeeper(["--version"]);
  assert.deepEqual([code, out], [0, `${version}\n`]);
});
