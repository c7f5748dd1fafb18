/** @file The three WebAssembly modules, built again whenever a Rust source is no longer what they were built from. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";
import { command } from "./setup.js";

const DIST = join(root, "js-wrapper/nodes/dist");
const STAMP = join(DIST, "SOURCES");
const SUMS = join(DIST, "SHA256SUMS");

/** @type {import("./setup.js").Step} */
export const modules = {
  name: "WebAssembly modules (about a minute, the first time)",
  isDone: () => readOr(STAMP) === sources() && isComplete(),
  run: build,
};

/** The same, asked for by name: always built.
 * @type {import("./setup.js").Step} */
export const buildModules = { ...modules, isDone: () => false };

async function build() {
  const stamp = sources();
  await command("cargo", ["run", "--quiet", "-p", "xtask", "--", "build"]);
  writeFileSync(STAMP, stamp);
}

function isComplete() {
  const lines = readOr(SUMS).split("\n").filter(Boolean);
  return lines.length > 0 && lines.every((line) => existsSync(join(DIST, line.split("  ")[1])));
}

/** One hash over all that the modules are made from. */
function sources() {
  const files = ["crates", "js-wrapper/nodes/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(rs|toml|js|json)$/.test(file))
      .map((file) => join(folder, file)),
  );
  const hash = createHash("sha256");
  for (const file of [...files, "Cargo.toml", "Cargo.lock", "package.json"].sort()) {
    // A length before each part: no two lists of files read as the same bytes.
    const text = readOr(join(root, file));
    hash.update(`${file.length} ${file} ${text.length} ${text}`);
  }
  return hash.digest("hex");
}

/** @param {string} file */
function readOr(file, otherwise = "") {
  return existsSync(file) ? readFileSync(file, "utf8") : otherwise;
}
