/** @file A config with one value changed, at any depth. */

/**
 * @param {any} value an object, a list, or nothing yet
 * @param {Array<string | number>} path
 * @param {any} next undefined: the key is taken away, or the item of a list
 * @returns {any} a copy; what is not on the way is shared
 */
export function changedAt(value, [key, ...rest], next) {
  if (key === undefined) return next;
  const isList = Array.isArray(value);
  const inner = rest.length > 0 ? changedAt(value?.[key], rest, next) : next;
  if (isList) {
    return inner === undefined
      ? value.filter((_, index) => index !== key)
      : value.map((item, index) => (index === key ? inner : item));
  }
  const isObject = value !== null && typeof value === "object";
  const { [key]: _, ...others } = isObject ? value : {};
  if (inner === undefined) return others;
  return isObject && Object.hasOwn(value, key)
    ? { ...value, [key]: inner }
    : { ...others, [key]: inner };
}
