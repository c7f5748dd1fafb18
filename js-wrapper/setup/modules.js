/** @file The WebAssembly modules, built again whenever a Rust source is no longer what they were built from. */
import { existsSync, writeFileSync } from "node:fs";
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
  return DISTS.every((dist) => {
    const lines = readOr(join(dist, "SHA256SUMS")).split("\n").filter(Boolean);
    return lines.length > 0 && lines.every((line) => existsSync(join(dist, line.split("  ")[1])));
  });
}

const sources = () =>
  hashOfSources({
    folders: ["crates", "js-wrapper/nodes/src"],
    files: ["Cargo.toml", "Cargo.lock", "package.json"],
  });
