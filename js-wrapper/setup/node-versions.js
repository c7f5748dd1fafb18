/** @file The Node.js majors that we promise to run on, as npm packages that hold the program itself. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.js";
import { root } from "./root.js";
import { Failure } from "./setup.js";

/** Major to release; the running Node stands for its own major. */
const RELEASES = { 20: "20.20.2", 22: "22.23.2", 24: "24.20.0" };
const RUNNING = process.versions.node.split(".")[0];

/** @type {Array<{ major: string, program: string }>} */
export const otherNodes = Object.keys(RELEASES)
  .filter((major) => major !== RUNNING)
  .map((major) => ({ major, program: program(major) }));

/** @type {import("./setup.js").Step} */
export const nodeVersions = {
  name: `Node.js ${otherNodes.map(({ major }) => major).join(" and ")}, to test on`,
  fetches: true,
  isDone: () => otherNodes.every(({ program }) => existsSync(program)),
  async run() {
    for (const { major, program } of otherNodes) {
      if (!existsSync(program)) await install(major);
    }
  },
};

/** @param {string} major */
async function install(major) {
  const into = ["install", "--no-save", "--prefix", folder(major)];
  try {
    await npm([...into, `${platformPackage()}@${RELEASES[major]}`]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Not every release is there for every platform.
    await npm([...into, `${platformPackage()}@${major}`]);
  }
}

/** @param {string} major */
function program(major) {
  const file = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  return join(folder(major), "node_modules", platformPackage(), file);
}

/** @param {string} major */
function folder(major) {
  return join(root, ".cache", `node-${major}`);
}

/** The package `node` would fetch one of these in an install script; asked for by name it needs none. */
function platformPackage() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const prefix = platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${platform}-${process.arch}`;
}
