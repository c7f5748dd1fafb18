/**
 * @file The declarations of the Auth0 Actions, from the JSDoc of their sources. A bundle brings everything along, and so do
 * they: what they name is among them, or the contract, of which they have a copy.
 */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./root.js";
import { command, Failure } from "./setup.js";

const CONTRACT = join(root, "js-wrapper/nodes/types/contract.d.ts");

/** In the package's `dist`, by the source that each is made of: `.d.cts` for what is bundled, `.d.ts` for what isn't. */
export const DECLARATIONS = {
  "index.d.cts": "index.js",
  "types.d.cts": "types.js",
  "page.d.cts": "page/index.js",
  "contract.d.cts": undefined,
  "code/index.d.ts": "code/index.js",
  "code/action.d.ts": "code/action.js",
  "code/capabilities.d.ts": "code/capabilities.js",
  "code/factors.d.ts": "code/factors.js",
  "code/literal.d.ts": "code/literal.js",
  "code/misfit.d.ts": "code/misfit.js",
};
const ENTRIES = ["index.js", "page/index.js", "code/index.js"];

/** @param {string} from the sources @param {string} to the package's `dist` */
export async function declareActions(from, to) {
  const place = mkdtempSync(join(tmpdir(), "seatkeeper-types-"));
  try {
    await command("node", [
      "node_modules/typescript/bin/tsc",
      ...ENTRIES.map((entry) => join(from, entry)),
      "--ignoreConfig",
      "--allowJs",
      "--declaration",
      "--emitDeclarationOnly",
      "--noCheck",
      "--strict",
      "--noImplicitAny",
      "false",
      "--target",
      "es2024",
      "--lib",
      "es2024,dom,dom.iterable",
      "--types",
      "node",
      "--module",
      "nodenext",
      "--rootDir",
      root,
      "--outDir",
      place,
    ]);
    const emitted = join(place, from.slice(root.length));
    for (const [name, source] of Object.entries(DECLARATIONS)) {
      const file = source === undefined ? CONTRACT : join(emitted, source.replace(/js$/, "d.ts"));
      const text = named(readFileSync(file, "utf8"), name);
      mkdirSync(dirname(join(to, name)), { recursive: true });
      writeFileSync(join(to, name), text);
    }
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Names of files as they are called there; one that isn't there is an error now, and not at somebody's desk. */
function named(text, name) {
  const folder = dirname(name);
  return text.replace(/(from |import\()"([^"]+)"/g, (_, before, wanted) => {
    const isContract = wanted.endsWith("/nodes/types/contract.js");
    const bundled = isContract ? "./contract.js" : wanted;
    const called = name.endsWith(".cts") ? bundled.replace(/js$/, "cjs") : bundled;
    const declaration = join(folder, called)
      .replace(/js$/, "ts")
      .replace(/\.(c?)ts$/, ".d.$1ts");
    if (!Object.hasOwn(DECLARATIONS, declaration)) {
      throw new Failure(`the types of the Actions name ${wanted}, which they don't bring along`);
    }
    return `${before}"${called}"`;
  });
}
