/** @file The playground as a folder of files that any static server can serve. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";
import { command } from "./setup.js";
import { hashOfSources, readOr } from "./sources.js";

const FOLDER = "js-wrapper/playground";
const DIST = join(root, FOLDER, "dist");
const STAMP = join(DIST, "SOURCES");

/** @type {import("./setup.js").Step} */
export const playground = {
  name: "Playground",
  isDone: () => readOr(STAMP) === sources() && existsSync(join(DIST, "index.html")),
  async run() {
    const stamp = sources();
    await command("node", ["node_modules/vite/bin/vite.js", "build", FOLDER, "--logLevel=warn"]);
    writeFileSync(STAMP, stamp);
  },
};

const sources = () =>
  hashOfSources({
    folders: [
      FOLDER,
      "js-wrapper/host/src",
      "js-wrapper/nodes/src",
      "js-wrapper/pages/src",
      "js-wrapper/simulation",
      "crates",
    ],
    files: ["Cargo.toml", "Cargo.lock", "package-lock.json"],
  });
