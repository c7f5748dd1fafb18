/** @file A recipe as it stands in a README: the files that it names, and its commands. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { root } from "../../../js-wrapper/setup/root.js";

/** No recipe takes more files by hand. */
export const MOST_FILES = 4;
const FILE = /^(?:\.\.\/)?(?:[\w<>-]+\/)*[\w<>.-]+\.(?:js|json|rs|md)$/;
const COMMAND = /^(?:cargo|npm) /;

/**
 * @param {string} page the README, from the root
 * @param {string} title of the recipe: what stands in bold
 * @returns {{ files: string[], commands: string[] }} files from the page's folder, or from the root; `<NAME>` is yours
 */
export function recipe(page, title) {
  const recipes = readFileSync(join(root, page), "utf8").split("\n## Recipes\n")[1];
  const item = recipes.split("\n- **").find((each) => each.startsWith(`${title}**:`));
  const [text] = item.slice(title.length).split("\n\n");
  const named = [...text.matchAll(/`([^`]+)`/g)].map(([, it]) => it.replaceAll(/\s+/g, " "));
  return {
    files: named.filter((it) => FILE.test(it)),
    commands: named.filter((it) => COMMAND.test(it)),
  };
}

/** The titles of all recipes of a page. @param {string} page */
export function titlesOf(page) {
  const recipes = readFileSync(join(root, page), "utf8").split("\n## Recipes\n")[1];
  return [...recipes.matchAll(/^- \*\*([^*]+)\*\*:/gm)].map(([, title]) => title);
}

/**
 * What was changed by hand is what the recipe names, and not too much.
 *
 * @param {{ page: string, title: string, name?: string, copy: string }} followed `copy`: where, after the changes
 * @param {string[]} touched from the root
 * @returns {string[]} the recipe's commands, with the name in its place
 */
export function assertFollows({ page, title, name = "", copy }, touched) {
  const { files, commands } = recipe(page, title);
  const places = [dirname(page), "."];
  const named = files.map((file) => {
    const here = places.map((place) => posix.join(place, file.replaceAll("<NAME>", name)));
    return here.find((path) => existsSync(join(copy, path))) ?? file;
  });
  assert.deepEqual([...new Set(named)].sort(), [...touched].sort(), `${page}: ${title}`);
  assert.ok(
    named.length > 0 && named.length <= MOST_FILES,
    `${page}: ${title}: ${named.length} files`,
  );
  return commands.map((command) => command.replaceAll("<NAME>", name));
}
