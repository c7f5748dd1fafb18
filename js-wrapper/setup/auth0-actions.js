/** @file The Auth0 Actions as one CommonJS file each, with everything in it: an Action has no other modules. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";
import { Failure } from "./setup.js";
import { hashOfSources, readOr } from "./sources.js";

const FOLDER = "js-wrapper/engines/auth0-actions";
const DIST = join(root, FOLDER, "dist");
const STAMP = join(DIST, "SOURCES");
const ENTRIES = { index: "src/index.js", page: "src/page/index.js" };

/** @type {import("./setup.js").Step} */
export const auth0Actions = {
  name: "Auth0 Actions",
  isDone: () =>
    readOr(STAMP) === sources() && Object.keys(ENTRIES).every((name) => existsSync(file(name))),
  async run() {
    const stamp = sources();
    // Here before the npm packages are: this step comes after theirs.
    const { build } = await import("esbuild");
    for (const [name, entry] of Object.entries(ENTRIES)) {
      await build({
        entryPoints: [join(root, FOLDER, entry)],
        outfile: file(name),
        bundle: true,
        format: "cjs",
        platform: "node",
        target: "node20",
        logLevel: "silent",
        absWorkingDir: root,
      }).catch((error) => {
        throw new Failure(error.message);
      });
    }
    writeFileSync(STAMP, stamp);
  },
};

const file = (name) => join(DIST, `${name}.cjs`);

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
    files: ["Cargo.toml", "Cargo.lock", "package-lock.json", "js-wrapper/setup/auth0-actions.js"],
  });
