/** @file What is counted from 1, as it stands among words or in the environment. */
import { Mistake } from "./errors.js";

/**
 * @param {string} name as the person gave it
 * @param {string} text
 * @returns {number}
 * @throws {Mistake}
 */
export function countOf(name, text) {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new Mistake(`\`${name}\` is an integer of at least 1`);
}
