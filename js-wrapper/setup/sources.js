/** @file One hash over all that something is made from. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

const SOURCE = /\.(rs|toml|jsx?|json|css|html|svg|csv)$/;
/** What is made and what is fetched is no source. */
const MADE = /(^|\/)(dist|node_modules)\//;

/** @param {{ folders: string[], files?: string[] }} of by their paths from the root */
export function hashOfSources({ folders, files = [] }) {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => SOURCE.test(file) && !MADE.test(file))
      .map((file) => join(folder, file)),
  );
  const hash = createHash("sha256");
  for (const file of [...found, ...files].sort()) {
    // A length before each part: no two lists of files read as the same bytes.
    const text = readOr(join(root, file));
    hash.update(`${file.length} ${file} ${text.length} ${text}`);
  }
  return hash.digest("hex");
}

/** @param {string} file */
export function readOr(file, otherwise = "") {
  return existsSync(file) ? readFileSync(file, "utf8") : otherwise;
}
