/** @file Reading what a stranger handed over: a getter may do anything, a proxy may be revoked, and neither has the last word. */

/**
 * @param {any} object
 * @param {string} name
 * @param {() => never} refuse called where it can't be read: what was thrown goes no further
 * @returns {any}
 */
export function valueOf(object, name, refuse) {
  try {
    return object[name];
  } catch {
    return refuse();
  }
}

/** @param {any} object @returns {string[] | undefined} its own enumerable names, if they can be read */
export function namesOf(object) {
  try {
    return Object.keys(object);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @param {() => never} refuse where it can't be told: a revoked proxy @returns {boolean} */
export function isListOr(value, refuse) {
  try {
    return Array.isArray(value);
  } catch {
    return refuse();
  }
}

/** @param {unknown} value @returns {boolean} whether it is an object, and no list: a revoked proxy is neither */
export function isRecord(value) {
  try {
    return value !== null && typeof value === "object" && !Array.isArray(value);
  } catch {
    return false;
  }
}
