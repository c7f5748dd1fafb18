/** @file Loads an Action's text as CommonJS, once per instance; it may require what it has declared, and Node's own. */
import { statSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { compileFunction } from "node:vm";

const here = createRequire(import.meta.url);

/** @param {Array<{ name: string, code: string, dependencies: Record<string, string> }>} actions */
export function createLoader(actions) {
  const loaded = new Map();
  return (name) => {
    if (!loaded.has(name)) loaded.set(name, evaluated(actions.find((each) => each.name === name)));
    return loaded.get(name).exports;
  };
}

function evaluated({ name, code, dependencies }) {
  const module = { exports: {} };
  const run = compileFunction(code, ["exports", "require", "module"], { filename: `${name}.js` });
  run(module.exports, requireOf(dependencies), module);
  return module;
}

/** @param {Record<string, string>} dependencies name to the folder or file that stands for it */
function requireOf(dependencies) {
  return (wanted) => {
    if (isBuiltin(wanted)) return here(wanted);
    const owner = Object.keys(dependencies).find(
      (name) => wanted === name || wanted.startsWith(`${name}/`),
    );
    if (owner !== undefined) return required(dependencies[owner], wanted.slice(owner.length));
    const error = new Error(`Cannot find module '${wanted}'`);
    throw Object.assign(error, { code: "MODULE_NOT_FOUND" });
  };
}

function required(path, subpath) {
  if (!statSync(path).isDirectory()) return createRequire(path)(path);
  const from = createRequire(join(path, "package.json"));
  const about = from("./package.json");
  // A package that has `exports` may call itself by name, and so takes the entry meant for `require`.
  return about.exports === undefined ? from(`.${subpath}`) : from(`${about.name}${subpath}`);
}
