/** @file `seatkeeper impact`: a table or a line of JSON, from a file or from standard input, and what is said of a bad one. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { SAMPLE } from "../impact/sample.js";
import { fileWith, seatkeeper } from "./command.js";

const HISTORY = "subject,session,created,ended\nada,a,1,\nada,b,2,\nada,c,3,9\nbob,d,1,\n";
const TABLE = `2 people, 4 logins. Touched, people / logins:

limit    warn   silent   reVerify   block
    1   1 / 2    1 / 2      1 / 2   1 / 2
    2   1 / 1    1 / 1      1 / 1   1 / 1
    3   0 / 0    0 / 0      0 / 0   0 / 0
    4   0 / 0    0 / 0      0 / 0   0 / 0
    5   0 / 0    0 / 0      0 / 0   0 / 0
    6   0 / 0    0 / 0      0 / 0   0 / 0
    7   0 / 0    0 / 0      0 / 0   0 / 0
    8   0 / 0    0 / 0      0 / 0   0 / 0
    9   0 / 0    0 / 0      0 / 0   0 / 0
   10   0 / 0    0 / 0      0 / 0   0 / 0
`;

test("a file: a table, and exit code 0", (t) => {
  const { code, out, error } = seatkeeper(["impact", fileWith(t, HISTORY)]);
  assert.deepEqual([code, out, error], [0, TABLE, ""]);
});

test("standard input: the same", () => {
  const { code, out } = seatkeeper(["impact", "-"], HISTORY);
  assert.deepEqual([code, out], [0, TABLE]);
});

for (const words of [
  ["impact", "-", "--json"],
  ["impact", "--json", "-"],
]) {
  test(`\`seatkeeper ${words.join(" ")}\`: one line, all that was found`, async () => {
    const { code, lines } = seatkeeper(words, HISTORY);
    assert.deepEqual([code, lines.length], [0, 1]);
    const found = await impactOf(await readHistory(HISTORY));
    assert.deepEqual(JSON.parse(lines[0]), { ...found, ignored: [] });
  });
}

test("the sample that is shipped is played, larger numbers with their commas", async () => {
  const { code, lines } = seatkeeper(["impact", fileURLToPath(SAMPLE)]);
  const { people, logins } = await impactOf(await readHistory(readFileSync(SAMPLE)));
  assert.equal(code, 0);
  const shown = [people, logins].map((number) => number.toLocaleString("en"));
  assert.equal(lines[0], `${shown[0]} people, ${shown[1]} logins. Touched, people / logins:`);
  const rows = lines.slice(1);
  assert.deepEqual([rows.length, new Set(rows.map(({ length }) => length)).size], [11, 1]);
});

test("columns that mean nothing are named, safely", () => {
  const text = HISTORY.replace("ended", "endedAt,pl\u001b[2Jan").replaceAll(/,(9?)\n/g, ",$1,x\n");
  const { code, lines } = seatkeeper(["impact", "-"], text);
  assert.equal(code, 0);
  assert.equal(lines.at(-1), "Columns that mean nothing here: `endedAt`, `pl\\u001b[2Jan`");
  const { ignored } = JSON.parse(seatkeeper(["impact", "-", "--json"], text).out);
  assert.deepEqual(ignored, ["endedAt", "pl\u001b[2Jan"]);
});

const NEEDS = "line 1: expected a header with subject, session, created";
for (const [what, { file = "-", input = "", said }] of Object.entries({
  "a file that isn't there": { file: "no-such.csv", said: "`no-such.csv`: there is no such file" },
  "a folder": { file: tmpdir(), said: `\`${tmpdir()}\`: is a folder` },
  nothing: { said: `standard input: ${NEEDS}` },
  "a time that is none": {
    input: "subject,session,created\nada,a,soon\n",
    said: "standard input: line 2, `created`: expected epoch milliseconds, or ISO 8601 with an offset",
  },
  "an id that moves the cursor, twice": {
    input: "subject,session,created\nada,\u001b[2J,1\nada,\u001b[2J,2\n",
    said: "standard input: line 3, `session`: `\\u001b[2J` stands there twice",
  },
  "seconds among milliseconds": {
    input: "subject,session,created\nada,a,1700000000\nada,b,1700000000000\n",
    said: "standard input: session `b`: a time of this person can't be epoch milliseconds",
  },
  "another encoding": {
    input: Buffer.from("subject,session,created\nad\u00e9,a,1\n", "latin1"),
    said: "standard input: is not UTF-8 text",
  },
})) {
  test(`${what}: exit code 2, one line`, () => {
    const { code, out, error } = seatkeeper(["impact", file], input);
    assert.deepEqual([code, out, error], [2, "", `${said}\n`]);
  });
}

for (const [words, said] of [
  [["impact"], "`impact` needs a file"],
  [["impact", "--json"], "`impact` needs a file"],
  [["impact", "a", "b"], "`impact` takes one file"],
  [["impact", "a", "--fast"], "there is no option `--fast`"],
  [["simulate", "a", "--json"], "there is no option `--json`"],
]) {
  test(`\`seatkeeper ${words.join(" ")}\`: what is wrong and the usage, exit code 2`, () => {
    const { code, out, error } = seatkeeper(words);
    assert.deepEqual([code, out, error.split("\n")[0]], [2, "", `seatkeeper: ${said}`]);
  });
}
