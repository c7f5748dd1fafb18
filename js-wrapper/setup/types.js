/**
 * @file The declarations of each published package, from the JSDoc of its sources: what is read is what runs, and what is
 * declared. A package ships those that its `exports` name as `types`: `types/slim.d.ts` is that of `src/slim.js`.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "./root.js";
import { command } from "./setup.js";
import { hashOfSources, readOr } from "./sources.js";

/** The packages that have some, by their folders: what is declared of one is read for the next. */
const FOLDERS = [
  "js-wrapper/nodes",
  "js-wrapper/host",
  "js-wrapper/pages",
  "js-wrapper/directories",
  "js-wrapper/simulation",
  "js-wrapper/engines/oidc-provider",
];
/** Written from the Rust types; everything else in a `types` is made here. */
const KEPT = new Set(["contract.d.ts", "input.schema.json"]);
/** Out of the packages: what is made elsewhere and remembered here is shipped nowhere. */
const CACHE = join(root, ".cache/types");
const STAMP = join(CACHE, "SOURCES");

/** @type {import("./setup.js").Step} */
export const types = {
  name: "Type declarations",
  isDone: () =>
    readOr(STAMP) === sources() &&
    FOLDERS.every((folder) =>
      declared(folder).every((file) => existsSync(join(root, folder, file))),
    ),
  async run() {
    const stamp = sources();
    for (const folder of FOLDERS) await emit(folder);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(STAMP, stamp);
  },
};

/** The declarations that a package's `exports` name, at any depth. @returns {string[]} */
function declared(folder) {
  const { exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const found = [];
  const look = (conditions) => {
    for (const [name, to] of Object.entries(conditions)) {
      if (typeof to === "object") look(to);
      else if (name === "types") found.push(to.slice(2));
    }
  };
  look(exports);
  return found;
}

/** @param {string} folder of the package */
async function emit(folder) {
  const to = join(root, folder, "types");
  const made = join(CACHE, folder.replaceAll("/", "-"));
  rmSync(made, { recursive: true, force: true });
  const wanted = declared(folder);
  const entries = wanted
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => sourceOf(folder, file));
  const project = `${made}.json`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(project, JSON.stringify(projectOf(folder, entries, made)));
  await command("node", ["node_modules/typescript/bin/tsc", "--project", project]);
  for (const old of existsSync(to) ? readdirSync(to) : []) {
    if (!KEPT.has(old)) rmSync(join(to, old), { recursive: true });
  }
  // `src` and `types` stand side by side, so what names `../types` or `./other` from there names it from here.
  const sources = existsSync(join(made, "src")) ? join(made, "src") : made;
  // `contract.js` is only the names of what `contract.d.ts` declares.
  cpSync(sources, to, { recursive: true, filter: (file) => !KEPT.has(basename(file)) });
  rmSync(made, { recursive: true });
  if (wanted.some((file) => file.endsWith(".d.cts"))) writeForRequire(to);
}

/** `tests/tsconfig.json` says which types are checked; here they are only written. */
function projectOf(folder, entries, outDir) {
  const { name, exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const own = Object.entries(exports).filter(([, to]) => typeof to.default === "string");
  return {
    compilerOptions: {
      ...{ allowJs: true, declaration: true, emitDeclarationOnly: true, noCheck: true },
      ...{ strict: true, noImplicitAny: false, module: "nodenext", types: ["node"] },
      ...{ target: "es2024", lib: ["es2024", "dom", "dom.iterable"] },
      ...{ rootDir: join(root, folder), outDir },
      // What a package says of itself by its name isn't declared yet.
      paths: Object.fromEntries(
        own.map(([entry, to]) => [join(name, entry), [join(root, folder, to.default)]]),
      ),
    },
    files: entries.map((file) => join(root, file)),
  };
}

/** `src/slim.js` of `types/slim.d.ts`, and where there is no `src`, `oidc-provider/index.js` of its own. */
function sourceOf(folder, file) {
  const name = file.replace(/^types\//, "").replace(/\.d\.ts$/, ".js");
  const source = join(folder, "src", name);
  return existsSync(join(root, source)) ? source : join(folder, name);
}

/** The same once more for `require`: a file of one kind may not name one of the other. */
function writeForRequire(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".d.ts"))) {
    const text = readFileSync(join(folder, file), "utf8");
    // Those of this package stand in `types`, too.
    const renamed = text
      .replace(/(["'])\.\.\/types\//g, "$1./")
      .replace(/(from |import\()"(\.[^"]*)\.js"/g, '$1"$2.cjs"');
    const to = join(folder, file.replace(/\.d\.ts$/, ".d.cts"));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, renamed);
  }
}

const sources = () =>
  hashOfSources({
    folders: [...FOLDERS, "js-wrapper/setup"],
    files: ["package-lock.json", "js-wrapper/nodes/types/contract.d.ts"],
  });
