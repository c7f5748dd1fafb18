/** @file The impact view shows what the engine says of the same file, and of a bad file where it is bad. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PATTERNS } from "@seatkeeper/host";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { root } from "../../../js-wrapper/setup/root.js";
import { browsers } from "../browsers.js";
import { playgroundIn, settles } from "./world.js";

const SAMPLE = join(root, "js-wrapper/simulation/sample/login-history.csv");
const START = Date.UTC(2030, 0, 1);
/** Ada has three sessions, and Bob comes back. */
const ROWS = [
  { subject: "ada", session: "a1", created: START, ended: START + 9000, shoe: "left" },
  { subject: "ada", session: "a2", created: START + 1000 },
  { subject: "bob", session: "b1", created: START + 1000, ended: START + 1500 },
  { subject: "ada", session: "a3", created: START + 2000 },
  { subject: "bob", session: "b2", created: START + 2000 },
];
const COLUMNS = Object.keys(ROWS[0]);
const CSV = [COLUMNS, ...ROWS.map((row) => COLUMNS.map((column) => row[column] ?? ""))].join("\n");
const JSON_LINES = ROWS.map((row) => JSON.stringify(row)).join("\n");
const MEASURES = {
  "people touched": "people",
  "logins touched": "logins",
  "sessions ended early": "ended",
};

const impactOfText = async (text, options = {}) => impactOf(await readHistory(text), { options });
const named = (pattern) => (pattern === "reVerify" ? "re-verify" : pattern);

/** What the table says of each pattern. @param {import("playwright-core").Page} page */
async function tableOn(page) {
  const rows = await page
    .getByRole("table")
    .getByRole("row")
    .evaluateAll((all) =>
      all.map(({ children }) => [...children].map((cell) => cell.childNodes[0].textContent)),
    );
  const [[, ...labels], ...limits] = rows;
  const numberIn = (text) => Number(text.replaceAll(",", ""));
  const columnOf = (pattern) =>
    labels.findIndex(
      (label) => label === "every pattern" || label.split(", ").includes(named(pattern)),
    );
  return PATTERNS.map((pattern) => ({
    pattern,
    limits: limits.map(([limit, ...cells]) => ({
      limit: Number(limit),
      value: numberIn(cells[columnOf(pattern)]),
    })),
  }));
}

/** Waits until the table, at every measure, says what the engine does. */
async function tells(page, impact, name) {
  const { logins, people } = impact;
  const count = (size) => size.toLocaleString("en-GB");
  await page.getByText(`${count(logins)} logins of ${count(people)} people in ${name}`).waitFor();
  for (const [words, measure] of Object.entries(MEASURES)) {
    await page.getByRole("radio", { name: words }).check();
    const expected = impact.patterns.map(({ pattern, limits }) => ({
      pattern,
      limits: limits.map((at) => ({ limit: at.limit, value: at[measure] })),
    }));
    await settles(async () => assert.deepEqual(await tableOn(page), expected));
    const [warn] = expected;
    const line = `${warn.limits[0].value} at limit 1, ${warn.limits.at(-1).value} at limit 10`;
    const plot = page.getByRole("img", { name: `Plot of ${words}` });
    assert.ok((await plot.getAttribute("aria-label")).includes(line), line);
  }
}

/** Drops a file on the view. @param {any} file its name, and its text or how many logins it has */
async function drop(page, file) {
  await page.getByRole("button", { name: "Use the sample" }).waitFor();
  await page.evaluate(({ name, text, logins, start }) => {
    const rows = function* () {
      yield "subject,session,created\n";
      for (let row = 0; row < logins; row += 1) yield `u${row % 999},s${row},${start + row}\n`;
    };
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(text ? [text] : [...rows()], name));
    const dropped = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
    document.querySelector("main h2").dispatchEvent(dropped);
  }, file);
}

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);
  const choose = (page, file, text) =>
    page
      .getByLabel("Choose a file")
      .setInputFiles({ name: file, mimeType: "text/plain", buffer: Buffer.from(text) });

  test(`${name}: of the sample it says what the engine says, by each strategy`, async (t) => {
    const page = await open(t, "#impact");
    await page.getByRole("button", { name: "Use the sample" }).click();
    const text = readFileSync(SAMPLE, "utf8");
    const all = await impactOfText(text);
    await tells(page, all, "the sample");
    await page.getByRole("combobox", { name: "Ends" }).selectOption("excess");
    const excess = await impactOfText(text, { strategy: "excess" });
    assert.notDeepEqual(excess, all);
    await tells(page, excess, "the sample");
  });

  test(`${name}: a CSV file that is chosen and JSON lines that are dropped come to the same`, async (t) => {
    const page = await open(t, "#impact");
    const impact = await impactOfText(CSV);
    await choose(page, "mine.csv", CSV);
    await tells(page, impact, "mine.csv");
    await page.getByText("Columns that were not used: shoe.").waitFor();
    await drop(page, { name: "mine.jsonl", text: JSON_LINES });
    await tells(page, impact, "mine.jsonl");
  });

  test(`${name}: a bad file is refused by line and column, and a mended one is played`, async (t) => {
    const page = await open(t, "#impact");
    await choose(page, "mine.csv", CSV.replace(String(START + 1000), "soon"));
    await page.getByRole("alert").getByText("line 3, `created`: ").waitFor();
    assert.equal(await page.getByRole("table").count(), 0);
    await choose(page, "mine.csv", CSV);
    await tells(page, await impactOfText(CSV), "mine.csv");
    assert.equal(await page.getByRole("alert").count(), 0);
  });

  test(`${name}: a long one is called off, and another is played`, async (t) => {
    const page = await open(t, "#impact");
    await drop(page, { name: "long.csv", logins: 600_000, start: START });
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled.").waitFor();
    assert.equal(await page.getByRole("progressbar").count(), 0);
    // Nothing goes on behind the page's back.
    await settles(async () => assert.equal(page.workers().length, 0));
    await drop(page, { name: "mine.csv", text: CSV });
    await tells(page, await impactOfText(CSV), "mine.csv");
  });
}
