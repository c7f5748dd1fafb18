/** @file What `require` gets: the modules from their files, or from the text where there are no files. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";

const dist = join(root, "js-wrapper/nodes/dist");
const place = mkdtempSync(join(tmpdir(), "seatkeeper-require-"));
after(() => rmSync(place, { recursive: true }));

/** Says which of the files that are no source were loaded, and what was decided. */
const program = (nodes) => `
  const { loadNodes } = require(${JSON.stringify(nodes)});
  const login = {
    id: "l", subject: "u", current: { type: "session", id: "b", createdAt: 2 }, trigger: "login",
    interactive: true, authenticated: true, now: 3,
  };
  const sessions = [{ id: "a", subject: "u", createdAt: 1 }];
  const node = loadNodes().prepare("data-query", { rule: { value: 1 } });
  const { output } = node.step({ login, replies: [{ type: "listed", sessions }] });
  const text = Object.keys(require.cache).some((file) => file.endsWith("inlined.cjs"));
  console.log(JSON.stringify({ output, text }));`;

function ran(name, code) {
  writeFileSync(join(place, name), code);
  return JSON.parse(execFileSync(process.execPath, [name], { cwd: place, encoding: "utf8" }));
}

test("beside its files it reads those, and no text", () => {
  const { output, text } = ran("there.cjs", program(join(dist, "index.cjs")));
  assert.deepEqual([output, text], ["true", false]);
});

test("without the files it takes the text", () => {
  for (const file of ["index.cjs", "inlined.cjs"])
    copyFileSync(join(dist, file), join(place, file));
  assert.deepEqual(ran("alone.cjs", program("./index.cjs")), { output: "true", text: true });
});

test("in a bundle it takes the text, too", () => {
  writeFileSync(join(place, "entry.cjs"), program(join(dist, "index.cjs")));
  const bundled = join(place, "bundled.cjs");
  execFileSync(process.execPath, [
    ...[join(root, "node_modules/esbuild/bin/esbuild"), join(place, "entry.cjs"), "--bundle"],
    ...["--platform=node", "--log-level=error", `--outfile=${bundled}`],
  ]);
  const output = execFileSync(process.execPath, [bundled], { cwd: place, encoding: "utf8" });
  assert.equal(JSON.parse(output).output, "true");
});
