/** @file Which file of js-wrapper imports which, as a bundler reads it: no comment, no type, no text counts. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { root } from "../../js-wrapper/setup/root.js";

/**
 * @typedef {object} Package
 * @property {string} folder in js-wrapper
 * @property {string} name
 * @property {string[]} needs whatever its manifest says is there when it runs
 * @property {Record<string, string>} entries its `exports`, where they are sources: the file by what others write
 * @property {Array<{ file: string, imported: string[], late: string[] }>} files each with what it imports, as written;
 *   `late`: what of that only when it gets there, by a call
 */

/** What a build makes, and what is no code of ours. */
const LEFT_OUT = new Set(["node_modules", "dist", "public", "sample", "types"]);

const asWritten = {
  name: "as written",
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === "entry-point" ? undefined : { path, external: true },
    );
  },
};

/** @returns {Promise<Package[]>} */
export async function packagesWithImports(wrapper = join(root, "js-wrapper")) {
  const manifests = foldersIn(wrapper).filter((folder) => isPackage(wrapper, folder));
  return Promise.all(manifests.map((folder) => packageAt(wrapper, folder)));
}

async function packageAt(wrapper, folder) {
  const manifest = JSON.parse(readFileSync(join(wrapper, folder, "package.json"), "utf8"));
  const { name, exports = {}, dependencies, devDependencies, peerDependencies } = manifest;
  const needs = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  const place = join(wrapper, folder);
  const { metafile } = await build({
    // Numbered: two names that differ in their case alone are one to some systems.
    entryPoints: sourcesIn(place).map((file, index) => ({ in: file, out: String(index) })),
    absWorkingDir: place,
    outdir: "unwritten",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    jsx: "preserve",
    plugins: [asWritten],
    logLevel: "silent",
  });
  const files = Object.entries(metafile.inputs).map(([file, { imports }]) => ({
    file,
    imported: imports.map(({ path }) => path),
    late: imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path),
  }));
  return { folder, name, needs, entries: entriesOf(name, exports), files };
}

function entriesOf(name, exports) {
  const sources = Object.entries(exports).map(([entry, to]) => [
    name + entry.slice(1),
    typeof to === "string" ? to : to.default,
  ]);
  return Object.fromEntries(sources.filter(([, to]) => typeof to === "string"));
}

/** @returns {string[]} the folders of packages, `engines/…` included */
function foldersIn(wrapper) {
  const names = (folder) =>
    readdirSync(join(wrapper, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name))
      .map((entry) => join(folder, entry.name).replaceAll("\\", "/"));
  return names("").flatMap((folder) => [folder, ...names(folder)]);
}

const isPackage = (wrapper, folder) => readdirSync(join(wrapper, folder)).includes("package.json");

/** @returns {string[]} */
function sourcesIn(place) {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : sourcesIn(path);
    return /\.jsx?$/.test(entry.name) ? [path] : [];
  });
}

/**
 * @param {Pick<Package, "files" | "entries">} of
 * @returns {Map<string, string[]>} each file with the files of its own package that it imports, by whatever name
 */
export function graphOf({ files, entries }) {
  const isNear = (path) => path.startsWith(".");
  return new Map(
    files.map(({ file, imported }) => [
      file,
      // What a bundler is asked for by a query (`?url`) is the same file.
      imported.flatMap((path) => {
        if (isNear(path)) return [join(dirname(file), path.split("?")[0]).replaceAll("\\", "/")];
        return Object.hasOwn(entries, path) ? [entries[path].slice(2)] : [];
      }),
    ]),
  );
}

/**
 * @param {ReadonlyMap<string, string[]>} graph
 * @returns {string[][]} the files that lead back to themselves, circle by circle
 */
export function circlesIn(graph) {
  const reach = new Map([...graph.keys()].map((file) => [file, reachedFrom(graph, file)]));
  const circles = new Map();
  for (const [file, reached] of reach) {
    if (!reached.has(file)) continue;
    const circle = [...reached].filter((other) => reach.get(other)?.has(file)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachedFrom(graph, start) {
  const reached = new Set();
  const open = [...(graph.get(start) ?? [])];
  while (open.length > 0) {
    const file = open.pop();
    if (reached.has(file)) continue;
    reached.add(file);
    open.push(...(graph.get(file) ?? []));
  }
  return reached;
}
