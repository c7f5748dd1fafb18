/** @file A value as a JavaScript literal that can't end early: in a script element, in an old engine, in a terminal. */

/**
 * Beside `<`, U+2028 and U+2029, all that isn't plain ASCII is escaped: what is printed, pasted and
 * deployed is then the same text, whatever it goes through on its way.
 */
const UNSAFE = /[<\u007f-\uffff]/g;

/**
 * @param {unknown} value plain data
 * @param {number} [indent] spaces a level; 0, on one line
 * @returns {string} that is JSON, too
 */
export const literal = (value, indent = 0) =>
  JSON.stringify(value, null, indent).replace(
    UNSAFE,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
