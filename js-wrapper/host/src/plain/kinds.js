/** @file What an option may be: a text, a function, an integer within bounds, something with methods. */

import { isRecord } from "./read.js";

/**
 * What an option may be. `fits` gets the value as it was read, once; it may call, and may throw: then it
 * doesn't fit.
 *
 * @typedef {{ fits(value: unknown): boolean }} Fits
 *
 * @typedef {object} About
 * @property {string} expected as in "expected a function"
 * @property {boolean} [required]
 * @property {unknown} [usual] what it is where nothing is stated
 *
 * @typedef {Fits & About} Kind
 */

/** Words in back quotes, one after the other. @param {readonly unknown[]} words */
export const listed = (words) => words.map((word) => `\`${word}\``).join(", ");

/** What is in it is checked where it is used. @type {Kind} */
export const anything = { expected: "anything", fits: () => true };
/** @type {Kind} */
export const text = {
  expected: "a text",
  fits: (value) => typeof value === "string" && value !== "",
};
/** @type {Kind} */
export const flag = { expected: "true or false", fits: (value) => typeof value === "boolean" };
/** @type {Kind} */
export const callable = { expected: "a function", fits: (value) => typeof value === "function" };
/** @type {Kind} */
export const record = { expected: "an object", fits: isRecord };
/** @type {Kind} */
export const time = {
  expected: "epoch milliseconds",
  fits: (/** @type {any} */ value) => Number.isSafeInteger(value) && value >= 0,
};

/** @param {number} least @param {number} [most] @returns {Kind} */
export const integer = (least, most = Number.MAX_SAFE_INTEGER) => ({
  expected:
    most === Number.MAX_SAFE_INTEGER
      ? `an integer of at least ${least}`
      : `an integer from ${least} to ${most}`,
  fits: (/** @type {any} */ value) =>
    Number.isSafeInteger(value) && value >= least && value <= most,
});

/** @param {readonly unknown[]} words @returns {Kind} */
export const oneOf = (words) => ({
  expected: `one of ${listed(words)}`,
  fits: (value) => words.includes(value),
});

/** @param {Kind} kind @returns {Kind} */
export const listOf = (kind) => ({
  expected: `a list, each ${kind.expected}`,
  fits: (value) => Array.isArray(value) && value.every(kind.fits),
});

/**
 * Something with methods: a port, or what another function of ours made.
 *
 * @param {string} what as in "a store"
 * @param {readonly string[]} methods that it must have
 * @returns {Kind}
 */
export const having = (what, methods) => ({
  expected: `${what}, with ${listed(methods)}`,
  fits: (value) =>
    (isRecord(value) || typeof value === "function") &&
    methods.every((name) => typeof value[name] === "function"),
});

/** @param {Kind} one @param {Kind} other @returns {Kind} */
export const either = (one, other) => ({
  expected: `${one.expected}, or ${other.expected}`,
  fits: (value) => one.fits(value) || other.fits(value),
});

/** @param {Kind} kind @returns {Kind} */
export const required = (kind) => ({ ...kind, required: true });

/** @param {Kind} kind @param {unknown} usual @returns {Kind} */
export const usually = (kind, usual) => ({ ...kind, usual });
