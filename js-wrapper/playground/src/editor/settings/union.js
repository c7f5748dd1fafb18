/** @file Which of several shapes a setting has, told by what is there and not by whether it is right. */

/**
 * @param {any[]} options schemas without references
 * @param {unknown} value
 * @returns {number} of the option that the value looks like; the plainest where nothing is there yet
 */
export function optionFor(options, value) {
  const scores = options.map((option) => score(option, value));
  return scores.indexOf(Math.max(...scores));
}

function score({ type, properties = {} }, value) {
  const names = Object.keys(properties);
  if (!isObject(value)) return type === "object" ? names.length - 100 : 0;
  if (type !== "object") return -200;
  const known = names.filter((name) => Object.hasOwn(value, name)).length;
  return known > 0 ? known * 100 : names.length;
}

/**
 * What a setting begins with in another shape, with as much as fits of what it was.
 *
 * @param {any[]} options
 * @param {number} index of the shape that it takes
 * @param {unknown} value that it had
 */
export function inShape(options, index, value) {
  const { type, properties = {} } = options[index];
  if (type !== "object") return undefined;
  const parts = isObject(value) ? Object.values(value).find(Array.isArray) : undefined;
  const list = Object.keys(properties).find((name) => properties[name].type === "array");
  if (list !== undefined) return { [list]: parts ?? [isObject(value) ? value : {}] };
  return parts?.find((part) => optionFor(options, part) === index) ?? {};
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
