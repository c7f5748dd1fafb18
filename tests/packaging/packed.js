/** @file The packages as npm packs them, installed in a folder of their own, with nothing else there. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "../../js-wrapper/setup/npm.js";
import { root } from "../../js-wrapper/setup/root.js";

const wrapper = join(root, "js-wrapper");
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const foldersIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Those that are published: their folders, and what their manifests say. */
export const packages = [
  ...foldersIn(wrapper),
  ...foldersIn(join(wrapper, "engines")).map((name) => `engines/${name}`),
]
  .filter((folder) => existsSync(join(wrapper, folder, "package.json")))
  .map((folder) => ({ folder, ...read(wrapper, folder, "package.json") }))
  .filter((each) => !each.private);

/**
 * @param {object} what
 * @param {string[]} [what.names] of packages of ours; all of them
 * @param {string[]} [what.others] that a user brings along, in the version that we test with
 * @param {object} [what.manifest] of the user's own folder
 */
export async function installPacked(what = {}) {
  const { names = packages.map(({ name }) => name), others = [], manifest = {} } = what;
  const place = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  const app = join(place, "app");
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), JSON.stringify(manifest));
  const workspaces = names.flatMap((name) => ["--workspace", name]);
  await npm(["pack", "--pack-destination", place, ...workspaces]);
  const tarballs = readdirSync(place).filter((file) => file.endsWith(".tgz"));
  const versions = read(root, "package.json").devDependencies;
  await npm([
    ...["install", "--prefix", app, "--prefer-offline"],
    ...tarballs.map((file) => join(place, file)),
    ...others.map((name) => `${name}@${versions[name]}`),
  ]);
  return {
    app,
    tarballs,
    /** The folder of a package there. @param {string} name */
    at: (name) => join(app, "node_modules", name),
    remove: () => rmSync(place, { recursive: true }),
  };
}
