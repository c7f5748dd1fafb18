/** @file A copy of plain data, with bounds on size and depth: checked before anything else is, and without recursion. */

import { SeatkeeperError } from "../errors.js";
import { under } from "./pointer.js";
import { isListOr, namesOf, valueOf } from "./read.js";

const FORBIDDEN_NAMES = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Copies plain data, so that what was checked is what is used. Own enumerable properties only. Every
 * bound is checked before the work that it bounds.
 *
 * @template T
 * @param {T} value
 * @param {{ code: import("../errors.js").ErrorCode, depth: number, bytes: number, names?: number, path?: string, except?: string }} bounds
 *   `except`: a property of the whole that is left out
 * @returns {T}
 * @throws {SeatkeeperError} with that code and the place
 */
export function plainCopy(value, bounds) {
  const { code, depth, bytes, names: most = 10_000, path = "", except } = bounds;
  const refuse = (where, expected) => {
    throw new SeatkeeperError(code, `\`${where || "/"}\`: ${expected}`, { path: where });
  };
  let budget = bytes;
  const spend = (size) => (budget -= size) < 0 && refuse(path, `expected at most ${bytes} bytes`);
  let names = 0;
  const holder = {};
  /** @type {Array<{ value: any, into: any, name: string, path: string, depth: number }>} */
  const open = [{ value, into: holder, name: "copy", path, depth: 0 }];
  while (open.length > 0) {
    const next = open.pop();
    const put = (copy) => (next.into[next.name] = copy);
    const type = typeof next.value;
    spend(type === "string" ? next.value.length : 8);
    if (next.value === null || type === "boolean" || type === "string" || type === "number") {
      put(next.value);
    } else if (type !== "object" || ArrayBuffer.isView(next.value)) {
      refuse(next.path, "expected plain data");
    } else if (next.depth === depth) {
      refuse(next.path, "is nested too deeply");
    } else {
      const isList = isListOr(next.value, () => refuse(next.path, "can't be read"));
      const tooMany = () => refuse(path, "has too many values");
      if (isList && names + next.value.length > most) tooMany();
      const own = namesOf(next.value) ?? refuse(next.path, "can't be read");
      names += own.length;
      if (names > most) tooMany();
      const copy = isList ? [] : {};
      put(copy);
      // Backwards, because the last that is put on the stack is the first that is copied.
      for (const name of own.reverse()) {
        if (next.into === holder && name === except) continue;
        spend(name.length);
        if (FORBIDDEN_NAMES.has(name)) refuse(`${next.path}/${name}`, "is not a name for data");
        const where = under(next.path, name);
        const inner = valueOf(next.value, name, () => refuse(where, "can't be read"));
        if (inner === undefined) continue;
        open.push({ value: inner, into: copy, name, path: where, depth: next.depth + 1 });
      }
    }
  }
  return /** @type {any} */ (holder).copy;
}
