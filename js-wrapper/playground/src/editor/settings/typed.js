/** @file What somebody typed, as a value: a number where it is one, else the text as it stands. */

/**
 * A node says what is wrong with a value; so the form keeps every one.
 *
 * @param {string} text
 * @returns {number | string | undefined} undefined: nothing, and the default holds
 */
export function typed(text) {
  if (text === "") return undefined;
  const number = Number(text);
  return String(number) === text && Number.isFinite(number) ? number : text;
}

/** @param {unknown} value @returns {string} as it is shown in a field for text */
export function shown(value) {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
