/** @file A copy of the repository to follow a recipe in: its files as they are, its own packages, everybody else's as installed. */
import { execFileSync, execSync } from "node:child_process";
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../../js-wrapper/setup/root.js";

/** What is built, and is not what a recipe is about. */
const BUILT = ["js-wrapper/nodes/dist", "js-wrapper/simulation/dist"];
/** The scopes and names that lead to packages of this repository. */
const OURS = ["@seatkeeper", "seatkeeper"];

/**
 * One text in place of another, wherever it stands; or a whole file.
 *
 * @typedef {[before: string, after: string]} Change
 * @typedef {Record<string, string | Change[]>} Patch by file
 */

export function scratch() {
  const copy = mkdtempSync(join(tmpdir(), "seatkeeper-recipe-"));
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  /** A folder of its own: Cargo would take the copy's crates for ours, and wait for whoever builds ours. */
  const CARGO_TARGET_DIR = join(target, "recipes");
  const run = (program, args, { cwd = copy, ...env } = {}) =>
    execFileSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, ...env } });
  const read = (...path) => readFileSync(join(copy, ...path), "utf8");

  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  for (const file of run("git", listing, { cwd: root }).split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  for (const made of BUILT) cpSync(join(root, made), join(copy, made), { recursive: true });
  linkPackages(join(root, "node_modules"), join(copy, "node_modules"));

  return {
    copy,
    run,
    read,
    /** A command of a recipe, as somebody would type it. @param {string} command */
    type: (command) => execSync(command, { cwd: copy, encoding: "utf8" }),
    cargo: (...words) => run("cargo", words, { CARGO_TARGET_DIR }),
    xtask: (...words) => run(join(target, "debug/xtask"), words, { CARGO_TARGET_DIR }),
    /** @param {string} path @returns {Promise<any>} */
    imported: (path) => import(pathToFileURL(join(copy, path)).href),
    /** @param {Patch} patch */
    change(patch) {
      for (const [file, change] of Object.entries(patch)) {
        mkdirSync(dirname(join(copy, file)), { recursive: true });
        const text = typeof change === "string" ? change : changed(file, read(file), change);
        writeFileSync(join(copy, file), text);
      }
    },
    remove: () => rmSync(copy, { recursive: true }),
  };
}

/** @param {string} file @param {string} text @param {Change[]} changes */
function changed(file, text, changes) {
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${file} has no place for it: ${before}`);
    text = text.replaceAll(before, () => after);
  }
  return text;
}

/** Links that lead to a package of ours lead to the copy's: they are relative. */
function linkPackages(from, to) {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const [given, made] = [join(from, name), join(to, name)];
    if (!OURS.includes(name)) symlinkSync(given, made, "junction");
    else if (lstatSync(given).isSymbolicLink()) symlinkSync(readlinkSync(given), made);
    else linkOurs(given, made);
  }
}

function linkOurs(from, to) {
  mkdirSync(to);
  for (const name of readdirSync(from)) symlinkSync(readlinkSync(join(from, name)), join(to, name));
}
