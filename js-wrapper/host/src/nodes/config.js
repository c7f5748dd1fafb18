/** @file The settings of a node, checked by the part of JSON Schema that is read here; anything else needs a check of its own. */

import { listed } from "../plain/kinds.js";
import { under } from "../plain/pointer.js";

const TYPES = {
  object: (value) => value !== null && typeof value === "object" && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: (value) => Number.isFinite(value),
  integer: Number.isSafeInteger,
};
const NAMES = { object: "an object", array: "a list", string: "a text", integer: "an integer" };

/** What each word asks of a value; undefined where all is well. */
const WORDS = {
  type: (type, value) =>
    TYPES[type](value) ? undefined : `expected ${NAMES[type] ?? `a ${type}`}`,
  enum: (words, value) => (words.includes(value) ? undefined : `expected one of ${listed(words)}`),
  const: (word, value) => (word === value ? undefined : `expected \`${word}\``),
  minimum: (least, value) => (value < least ? `expected at least ${least}` : undefined),
  maximum: (most, value) => (value > most ? `expected at most ${most}` : undefined),
  minLength: (least, { length }) =>
    length < least ? `expected at least ${least} characters` : undefined,
  maxLength: (most, { length }) =>
    length > most ? `expected at most ${most} characters` : undefined,
  minItems: (least, { length }) => (length < least ? `expected at least ${least}` : undefined),
  maxItems: (most, { length }) => (length > most ? `expected at most ${most}` : undefined),
};
const INNER = ["properties", "required", "additionalProperties", "items"];
const SAID = ["title", "description", "default", "examples"];

/**
 * @param {any} schema that {@link unreadable} has passed
 * @param {any} value plain data
 * @param {string} [path]
 * @returns {{ path: string, expected: string } | undefined} what doesn't fit, if anything doesn't
 */
export function misfit(schema, value, path = "") {
  for (const [word, check] of Object.entries(WORDS)) {
    const expected = Object.hasOwn(schema, word) ? check(schema[word], value) : undefined;
    if (expected !== undefined) return { path, expected };
  }
  const { properties = {}, required = [], additionalProperties = true, items } = schema;
  if (TYPES.object(value)) {
    const missing = required.find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) return { path: under(path, missing), expected: "is required" };
    for (const [name, inner] of Object.entries(value)) {
      const where = under(path, name);
      if (Object.hasOwn(properties, name)) {
        const wrong = misfit(properties[name], inner, where);
        if (wrong !== undefined) return wrong;
      } else if (!additionalProperties) {
        return { path: where, expected: "is not a known field here" };
      }
    }
  }
  if (items === undefined || !Array.isArray(value)) return undefined;
  return value.map((item, at) => misfit(items, item, under(path, at))).find(Boolean);
}

/**
 * What of a schema isn't read here: to pass over it would let everything through that it forbids.
 *
 * @param {any} schema plain data
 * @param {string} path
 * @returns {string | undefined} where it is
 */
export function unreadable(schema, path) {
  if (!TYPES.object(schema)) return path;
  const known = [...Object.keys(WORDS), ...INNER, ...SAID];
  const stranger = Object.keys(schema).find((word) => !known.includes(word));
  if (stranger !== undefined) return under(path, stranger);
  const { type, additionalProperties = true, properties = {}, required = [], items } = schema;
  // A schema that says no type would let its other words loose on anything.
  if (!Object.hasOwn(TYPES, type ?? "")) return `${path}/type`;
  if (!Array.isArray(schema.enum ?? [])) return `${path}/enum`;
  if (!Array.isArray(required)) return `${path}/required`;
  if (typeof additionalProperties !== "boolean") return `${path}/additionalProperties`;
  if (!TYPES.object(properties)) return `${path}/properties`;
  const inner = Object.entries(properties).map(([name, each]) =>
    unreadable(each, under(`${path}/properties`, name)),
  );
  if (items !== undefined) inner.push(unreadable(items, `${path}/items`));
  return inner.find((where) => where !== undefined);
}
