/** @file The lists that a source writes down: arrays, sets, and objects by their names; and its numbers. */
import { parseAst } from "vite";

/**
 * @typedef {object} Written
 * @property {"list" | "names" | "number"} kind
 * @property {unknown[]} holds the texts of a list, the names of an object, or the number
 * @property {number} line
 *
 * @param {string} source JavaScript or JSX
 * @returns {Written[]}
 */
export function writtenIn(source) {
  const found = [];
  const note = (kind, { start }, holds) =>
    found.push({ kind, holds, line: source.slice(0, start).split("\n").length });
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (node.type === "ArrayExpression") note("list", node, node.elements.map(firstText));
    if (node.type === "ObjectExpression") note("names", node, node.properties.map(nameOf));
    if (node.type === "Literal" && typeof node.value === "number")
      note("number", node, [node.value]);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source, { lang: "jsx" }).body);
  return found;
}

/** Of an entry of a map its first; of a word its text. */
function firstText(element) {
  const first = element?.type === "ArrayExpression" ? element.elements[0] : element;
  return typeof first?.value === "string" ? first.value : undefined;
}

const nameOf = ({ key, computed }) => (computed ? undefined : (key?.name ?? key?.value));
