/** @file What a caller states as options: checked when it is handed over, not when it is first needed. */

import { SeatkeeperError } from "../errors.js";
import { listed } from "./kinds.js";
import { under } from "./pointer.js";
import { isRecord, namesOf, valueOf } from "./read.js";

/**
 * What is stated is of the kinds that were asked for: of its own type, where it has one.
 *
 * @template Given
 * @typedef {Given extends object ? Given : Record<string, unknown>} Checked
 */

/**
 * Reads options: each name once, none that isn't known, each of its kind. Undefined is as good as absent.
 *
 * @template Given
 * @param {Given} given
 * @param {Record<string, import("./kinds.js").Kind>} kinds
 * @param {{ path?: string, code?: import("../errors.js").ErrorCode, others?: boolean }} [about] `path`: where they stand, for the pointer
 *   of an error; `others`: names that aren't known are somebody else's to read, and left out here
 * @returns {Checked<Given>} what was stated, and what is usual where nothing was
 * @throws {SeatkeeperError} `optionsInvalid`, unless another code is given, with a pointer to the culprit
 */
export function checkedOptions(
  given,
  kinds,
  { path = "", code = "optionsInvalid", others = false } = {},
) {
  /** @returns {never} */
  const refuse = (where, what) => {
    throw new SeatkeeperError(code, `\`${where || "/"}\`: ${what}`, { path: where });
  };
  if (!isRecord(given)) refuse(path, "expected an object");
  const names = namesOf(given) ?? refuse(path, "can't be read");
  const stranger = others ? undefined : names.find((name) => !Object.hasOwn(kinds, name));
  if (stranger !== undefined) {
    refuse(under(path, stranger), `is not a known option; known are ${listed(Object.keys(kinds))}`);
  }
  /** @type {any} */
  const checked = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const where = under(path, name);
    const value = names.includes(name)
      ? valueOf(given, name, () => refuse(where, "can't be read"))
      : undefined;
    if (value === undefined) {
      if (kind.required) refuse(where, `is missing: expected ${kind.expected}`);
      if (kind.usual !== undefined) checked[name] = kind.usual;
    } else {
      if (!doesFit(kind, value)) refuse(where, `expected ${kind.expected}`);
      checked[name] = value;
    }
  }
  return checked;
}

function doesFit(kind, value) {
  try {
    return kind.fits(value);
  } catch {
    return false;
  }
}
