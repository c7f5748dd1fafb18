/** @file The real command, as its own process. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const MAIN = fileURLToPath(new URL("../../js-wrapper/cli/src/main.js", import.meta.url));

/** @param {string[]} args @param {string | Buffer} [input] what stands on its standard input */
export function seatkeeper(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    input,
    encoding: "utf8",
  });
  return { code: status, out: stdout, error: stderr, lines: stdout.split("\n").filter(Boolean) };
}

/** A file with that in it, for one test. */
export function fileWith(t, content) {
  const folder = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "document.json");
  writeFileSync(
    file,
    content instanceof Buffer || typeof content === "string" ? content : JSON.stringify(content),
  );
  return file;
}
