/** @file The WebAssembly modules, built again whenever a Rust source, or what was built, is no longer as it was. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";
import { command } from "./setup.js";
import { hashOfSources, readOr } from "./sources.js";

/** The packages that ship some: each has a list of its own files. */
const DISTS = ["nodes", "simulation"].map((folder) => join(root, "js-wrapper", folder, "dist"));
const STAMP = join(DISTS[0], "SOURCES");

/** @type {import("./setup.js").Step} */
export const modules = {
  name: "WebAssembly modules (about a minute, the first time)",
  isDone: () => readOr(STAMP) === sources() && DISTS.every(isWhole),
  async run() {
    const stamp = sources();
    await command("cargo", ["run", "--quiet", "-p", "xtask", "--", "build"]);
    writeFileSync(STAMP, stamp);
  },
};

/** Whether every file in the list of sums is there, bit by bit. @param {string} dist */
function isWhole(dist) {
  const lines = readOr(join(dist, "SHA256SUMS")).split("\n").filter(Boolean);
  return lines.length > 0 && lines.every((line) => isIntact(dist, line.split("  ")));
}

/** @param {string} dist @param {string[]} line */
function isIntact(dist, [sum, name]) {
  const file = join(dist, name);
  return existsSync(file) && createHash("sha256").update(readFileSync(file)).digest("hex") === sum;
}

const sources = () =>
  hashOfSources({
    folders: ["crates", "js-wrapper/nodes/src"],
    files: ["Cargo.toml", "Cargo.lock", "package.json"],
  });
