/** @file The Auth0 Actions as one CommonJS file each, with everything in it: an Action has no other modules. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { declareActions, DECLARATIONS } from "./auth0-actions-types.js";
import { root } from "./root.js";
import { command } from "./setup.js";
import { hashOfSources, readOr } from "./sources.js";

const FOLDER = "js-wrapper/engines/auth0-actions";
const DIST = join(root, FOLDER, "dist");
const STAMP = join(DIST, "SOURCES");
const ENTRIES = { index: "src/index.js", page: "src/page/index.js" };

const MADE = [...Object.keys(ENTRIES).map((name) => `${name}.cjs`), ...Object.keys(DECLARATIONS)];

/** @type {import("./setup.js").Step} */
export const auth0Actions = {
  name: "Auth0 Actions",
  isDone: () => readOr(STAMP) === sources() && MADE.every((name) => existsSync(join(DIST, name))),
  async run() {
    const stamp = sources();
    for (const [name, entry] of Object.entries(ENTRIES)) {
      await command("node", [
        "node_modules/esbuild/bin/esbuild",
        join(FOLDER, entry),
        "--bundle",
        "--format=cjs",
        "--platform=node",
        "--target=node20",
        "--log-level=warning",
        `--outfile=${join(DIST, `${name}.cjs`)}`,
      ]);
    }
    await declareActions(join(root, FOLDER, "src"), DIST);
    writeFileSync(STAMP, stamp);
  },
};

const sources = () =>
  hashOfSources({
    folders: [
      FOLDER,
      "js-wrapper/directories/auth0",
      "js-wrapper/directories/rest",
      "js-wrapper/host/src",
      "js-wrapper/nodes/src",
      "crates",
    ],
    files: [
      "Cargo.toml",
      "Cargo.lock",
      "package-lock.json",
      "js-wrapper/setup/auth0-actions.js",
      "js-wrapper/setup/auth0-actions-types.js",
      "js-wrapper/nodes/types/contract.d.ts",
    ],
  });
