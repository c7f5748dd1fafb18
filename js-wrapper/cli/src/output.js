/** @file What reaches the terminal: nothing in it can move the cursor, hide text or forge a line. */

/** C0, C1, other line ends, what turns the direction of text, and halves of a character. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/** It stands escaped, so that a name can still be told from its like. */
const safe = (text) =>
  text.replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** One line. @param {string} text */
export const print = (text) => void process.stdout.write(`${safe(text)}\n`);

/** One line. @param {string} text */
export const printError = (text) => void process.stderr.write(`${safe(text)}\n`);

/** One line of JSON. @param {unknown} value */
export const printJson = (value) => print(JSON.stringify(value));

/** Whoever reads may stop reading (`| head`): that is the end, and no error. */
process.stdout.on("error", (error) => {
  if (/** @type {any} */ (error).code !== "EPIPE") throw error;
  process.exit();
});
