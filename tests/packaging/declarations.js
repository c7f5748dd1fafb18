/** @file What a user of a package reaches in its declarations: from an entry on, each name that an exported one is made of. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const BEGINS = /^(export|import|declare|type|interface|class|function|const)\b/;
const NAMED =
  /^(?:export )?(?:declare )?(?:type|interface|abstract class|class|const|let|function) (\w+)/;
/** Comments, and texts but for those that say where something is from. */
const SAID = /\/\*[^]*?\*\/|\/\/.*|(?<!from |import\()"(?:[^"\\\n]|\\.)*"/g;

/** @param {string} file the statements of it, without what is only said */
function statementsOf(file) {
  const statements = [];
  for (const line of readFileSync(file, "utf8").replace(SAID, '""').split("\n")) {
    if (BEGINS.test(line) || statements.length === 0) statements.push(line);
    else statements[statements.length - 1] += `\n${line}`;
  }
  return statements.map((text) => ({ text, name: NAMED.exec(text)?.[1] }));
}

/** `./keys.d.ts` of `./keys.js`; nothing for what is in another package. */
function near(file, path) {
  if (!path.startsWith(".")) return undefined;
  const found = join(dirname(file), path.replace(/\.(c?)js$/, ".d.$1ts"));
  if (!existsSync(found)) throw new Error(`${file} leads to ${path}, which is not there`);
  return found;
}

/**
 * @param {string} entry the file of its declarations
 * @returns {Array<{ file: string, name: string, text: string }>} each declaration that is reached
 */
export function reachedFrom(entry) {
  const files = new Map();
  const read = (file) => {
    if (!files.has(file)) files.set(file, statementsOf(file));
    return files.get(file);
  };
  const reached = new Map();
  const open = [];
  const want = (file, name) => file && open.push({ file, name });

  /** A list of names from elsewhere. @returns {Array<[string, string]>} there, and here */
  const listed = (text) =>
    text.split(",").map((each) => {
      const [there, here = there] = each
        .trim()
        .replace(/^type /, "")
        .split(" as ");
      return [there, here];
    });

  function follow(file, text) {
    for (const [, path, name] of text.matchAll(/import\("([^"]*)"\)(?:\.(\w+))?/g)) {
      want(near(file, path), name ?? "*");
    }
    const words = new Set(text.match(/\w+/g));
    for (const each of read(file)) if (words.has(each.name)) want(file, each.name);
    for (const { text: line } of read(file)) {
      const [, names, path] = /^import (?:type )?\{([^}]*)\} from "(.*)"/.exec(line) ?? [];
      if (names === undefined) continue;
      for (const [there, here] of listed(names)) if (words.has(here)) want(near(file, path), there);
    }
  }

  want(entry, "*");
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { file, name } = next;
    for (const { text, name: own } of read(file)) {
      const [, names, path] = /^export (?:type )?\{([^}]*)\} from "(.*)"/.exec(text) ?? [];
      const [, , from] = /^export \*( as \w+)? from "(.*)"/.exec(text) ?? [];
      if (from !== undefined) want(near(file, from), name);
      for (const [there, here] of names === undefined ? [] : listed(names)) {
        if (name === "*" || name === here) want(near(file, path), there);
      }
      const isWanted = name === "*" ? text.startsWith("export ") : name === own;
      const key = `${file} ${own}`;
      if (!isWanted || own === undefined || reached.has(key)) continue;
      reached.set(key, { file, name: own, text });
      follow(file, text);
    }
  }
  return [...reached.values()];
}

/** Where a declaration says `any`, which says nothing; a field may be called so. */
export const saysNothing = ({ text }) => /\bany\b(?!\??:)/.test(text);
