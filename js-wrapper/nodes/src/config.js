/** @file A config, read once: what was checked is what is used, and what is used again after a trap. */

import { NodeError } from "./errors.js";
import { MAX_DEPTH } from "./words.js";

/**
 * A copy by own enumerable properties. A proxy, a function, or a getter that throws is no plain data; what
 * else is none, like a date, the reader finds in the copy.
 *
 * @param {unknown} config
 * @throws {NodeError} `invalidConfig`
 */
export function readOnce(config) {
  const read = attempt(() => structuredClone(config));
  if (read) return read.value;
  const path = placeIn(config);
  const place = path && `\`${path}\`: `;
  throw new NodeError("invalidConfig", `${place}expected plain data that can be read`, { path });
}

/** Where the first part is that can't be read. It is looked for only where the whole was refused. */
function placeIn(value, path = "", depth = 0) {
  if (value === null || typeof value !== "object" || depth === MAX_DEPTH) return path;
  for (const name of attempt(() => Object.keys(value))?.value ?? []) {
    const place = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const inner = attempt(() => value[name]);
    if (!inner) return place;
    if (!attempt(() => structuredClone(inner.value))) return placeIn(inner.value, place, depth + 1);
  }
  return path;
}

/**
 * A getter may throw anything: what it says is nobody's business.
 *
 * @template T @param {() => T} act @returns {{ value: T } | undefined}
 */
function attempt(act) {
  try {
    return { value: act() };
  } catch {
    return undefined;
  }
}
