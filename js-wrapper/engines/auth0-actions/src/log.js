/** @file The tenant's log: one line for what went wrong, and nothing in it that anybody sent. */

/** Auth0 keeps 256 characters of what an Action logs. */
const MAX_LINE = 200;

/** The code of what went wrong, and the message, which never carries a secret or an id. @param {any} what */
export function log(what) {
  const isError = what instanceof Error;
  const text = isError ? `${/** @type {any} */ (what).code ?? what.name}: ${what.message}` : what;
  // One line stays one line, whatever a server's answer has put into an error.
  const line = String(text).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
  console.log(`seatkeeper: ${line}`.slice(0, MAX_LINE));
}
