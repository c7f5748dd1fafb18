/** @file What each group of a directory's rules is given. */

/**
 * Registers one rule, whose directory has no session in it.
 *
 * @typedef {(name: string, check: (under: import("../conformance.js").DirectoryUnderTest) => void | Promise<void>) => void} Rule
 *
 * @typedef {object} About
 * @property {[string, string]} subjects two people
 * @property {number} many sessions, for the list that must not be cut short
 * @property {<T>(promise: Promise<T>, what: string) => Promise<T>} soon fails where it doesn't settle
 */

export {};
