/**
 * @file What `npm start`, `test`, `build` and `bench` do: first what is missing, then the thing itself. With
 * `--force` (`npm run build -- --force`) everything that is made is made again.
 */
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { auth0Actions } from "./auth0-actions.js";
import { modules } from "./modules.js";
import { nodeVersions } from "./node-versions.js";
import { packages } from "./packages.js";
import { playground } from "./playground.js";
import { root } from "./root.js";
import { rustTarget } from "./rust-target.js";
import { Failure, setUp } from "./setup.js";
import { types } from "./types.js";

/** @type {Record<string, { steps: import("./setup.js").Step[], then?: string }>} */
const ACTIONS = {
  start: { steps: [rustTarget, packages, modules, playground], then: "js-wrapper/demo/start.js" },
  test: {
    steps: [rustTarget, packages, modules, types, auth0Actions, playground, nodeVersions],
    then: "tests/run.js",
  },
  build: { steps: [rustTarget, packages, modules, types, auth0Actions, playground] },
  // What one package packs, for its `prepack`.
  modules: { steps: [rustTarget, packages, modules, types] },
  actions: { steps: [rustTarget, packages, modules, types, auth0Actions] },
  bench: {
    steps: [rustTarget, packages, modules, auth0Actions, playground, nodeVersions],
    then: "tests/bench/run.js",
  },
};

/** @param {string} version */
function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major === 20) return minor >= 19;
  return major > 22 || (major === 22 && minor >= 12);
}

const [action] = process.argv.splice(2, 1);
try {
  if (!isNewEnough(process.versions.node)) {
    const needed =
      "20.19, 22.12 or newer: the packages run on any 20, what builds the playground doesn't";
    throw new Failure(`this is Node.js ${process.versions.node}; here you need ${needed}`);
  }
  if (!Object.hasOwn(ACTIONS, action ?? "")) {
    throw new Failure(`say what to run: ${Object.keys(ACTIONS).join(", ")}`);
  }
  const { steps, then } = ACTIONS[action];
  await setUp(steps, { force: action === "build" && process.argv.includes("--force") });
  // What follows sees the arguments as if it had been called itself.
  if (then) await import(pathToFileURL(join(root, then)).href);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
