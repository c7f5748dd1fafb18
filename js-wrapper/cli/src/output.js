/** @file What reaches the terminal: nothing in it can move the cursor, hide text or forge a line. */

/** C0, C1, other line ends, and what turns the direction of text. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const code = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** One line. @param {string} text */
export const print = (text) => void process.stdout.write(`${text.replace(UNSAFE, "")}\n`);

/** One line. @param {string} text */
export const printError = (text) => void process.stderr.write(`${text.replace(UNSAFE, "")}\n`);

/** One line of JSON; unsafe characters stand in it escaped. @param {unknown} value */
export const printJson = (value) =>
  void process.stdout.write(`${JSON.stringify(value).replace(UNSAFE, code)}\n`);
