/** @file The npm packages, exactly as the lock file names them, and none of their install scripts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.js";
import { root } from "./root.js";

/** @type {import("./setup.js").Step} */
export const packages = {
  name: "npm packages",
  fetches: true,
  isDone() {
    const wanted = lockedVersions("package-lock.json");
    const installed = lockedVersions("node_modules/.package-lock.json");
    return Object.entries(wanted).every(
      ([path, entry]) =>
        entry.optional || path === "" || installed[path]?.version === entry.version,
    );
  },
  async run() {
    await npm(["ci"]);
  },
};

/**
 * @param {string} file  a lock file: the repository's, or the one that npm keeps of what it installed
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function lockedVersions(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return {};
  }
}
