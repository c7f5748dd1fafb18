/** @file The shape of a person's answer: an object with certain names, and an output that can be taken. */

import { listed } from "../plain/kinds.js";

/** @typedef {(path: string, expected: string) => never} Refuse */

/** @param {any} answer plain data @param {readonly string[]} names @param {Refuse} refuse @returns {any} */
export function fieldsOf(answer, names, refuse) {
  if (answer === null || typeof answer !== "object") refuse("/answer", "expected an object");
  const stranger = Object.keys(answer).find((name) => !names.includes(name));
  if (stranger !== undefined) refuse(`/answer/${stranger}`, "has no place in this answer");
  return answer;
}

/** @param {any} output @param {readonly string[]} outputs @param {Refuse} refuse @returns {string} */
export function outputOf(output, outputs, refuse) {
  if (!outputs.includes(output)) refuse("/answer/output", `expected one of ${listed(outputs)}`);
  return output;
}
