/** @file Which codes the sources throw, and what they throw that is no error of ours. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { root } from "../../js-wrapper/setup/root.js";

/** The packages that are published, and what a build makes of none. */
const PUBLISHED = /^(nodes|host|pages|directories|engines|simulation|cli)\//;
const LEFT_OUT = /(^|\/)(node_modules|dist|sample|types)\//;
const OURS = ["SeatkeeperError", "DirectoryError", "NodeError"];

/**
 * @typedef {{ file: string, made: string }} Stranger
 *
 * @returns {{ codes: Set<string>, strangers: Stranger[] }} `codes`: those that an error is made with, or that a check is told
 *   to throw; `strangers`: errors of JavaScript's own that are made
 */
export function thrownIn(folder = join(root, "js-wrapper")) {
  const codes = new Set();
  const strangers = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!/\.js$/.test(file) || !PUBLISHED.test(file) || LEFT_OUT.test(file)) continue;
    walk(parseAst(readFileSync(join(folder, file), "utf8")).body, (node) => {
      if (node.type === "NewExpression") {
        const { name } = node.callee;
        if (OURS.includes(name)) note(node.arguments[0]);
        else if (/^(\w*Error)$/.test(name) && Object.hasOwn(globalThis, name))
          strangers.push({ file, made: name });
      }
      if (node.type === "Property" && node.key.name === "code") note(node.value);
      if (node.type === "VariableDeclarator" && node.id.name === "code") note(node.init);
      // Of a subclass whose code is its own.
      if (node.type === "CallExpression" && node.callee.type === "Super") note(node.arguments[0]);
    });
  }
  return { codes, strangers };

  function note(node) {
    if (typeof node?.value === "string") codes.add(node.value);
    if (node?.type === "ConditionalExpression") [node.consequent, node.alternate].forEach(note);
    if (node?.type === "AssignmentPattern") note(node.right);
    if (node?.type === "LogicalExpression") [node.left, node.right].forEach(note);
  }
}

function walk(node, see) {
  if (node === null || typeof node !== "object") return;
  if (typeof node.type === "string") see(node);
  Object.values(node).forEach((inner) => walk(inner, see));
}
