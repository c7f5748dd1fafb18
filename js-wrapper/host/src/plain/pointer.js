/** @file JSON pointers (RFC 6901). */

/** @param {string} path @param {string | number} name a field or an index there */
export const under = (path, name) =>
  `${path}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
