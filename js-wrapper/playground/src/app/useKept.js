/** @file What a view had when it was left, for when it is opened again; gone with the page. */

import { useEffect, useState } from "react";

const kept = new Map();

/**
 * A state that outlives its view.
 *
 * @template T
 * @param {string} name
 * @param {T} beginning
 * @returns {[T, (next: T) => void]}
 */
export function useKept(name, beginning) {
  const [value, change] = useState(() => (kept.has(name) ? kept.get(name) : beginning));
  useEffect(() => void kept.set(name, value), [name, value]);
  return [value, change];
}
