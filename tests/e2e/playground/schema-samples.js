/** @file Values of every kind that a setting can have, by the JSON Schema of its node. */

const DEEPEST_RULE = 2;

/** A schema without its reference, and without `null` among its shapes. @param {any} schema @param {any} $defs */
export function resolved({ $ref, ...own }, $defs) {
  const { anyOf, ...whole } = { ...$defs[$ref?.split("/").at(-1)], ...own };
  const shapes = anyOf?.filter(({ type }) => type !== "null");
  if (shapes?.length === 1) return resolved({ ...shapes[0], ...whole }, $defs);
  const type = [whole.type].flat()[0];
  return { ...whole, type, ...(shapes && { anyOf: shapes }) };
}

/** The words that a schema lists. @returns {string[] | undefined} */
export const wordsOf = ({ oneOf }) => oneOf?.map((word) => word.const);

/**
 * @param {any} schema @param {any} $defs of the manifest
 * @param {number} [depth] in how many lists of the same kind it stands
 * @returns {any[]} the first one is the plainest
 */
export function samples(schema, $defs, depth = 0) {
  const { anyOf, type, items, minimum, ...whole } = resolved(schema, $defs);
  if (anyOf) {
    const plainFirst = anyOf.toSorted((one, other) => weight(one, $defs) - weight(other, $defs));
    return plainFirst.flatMap((shape) => samples(shape, $defs, depth));
  }
  if (whole.oneOf) return wordsOf(whole);
  if (type === "boolean") return [true, false];
  if (type === "integer") return [minimum, Number.MAX_SAFE_INTEGER];
  if (type === "string") return ["/attributes/plan/seats"];
  if (type === "object") return objects(whole, $defs, depth);
  const words = wordsOf(resolved(items, $defs));
  // Each of them on and off.
  if (words) return [words, ...[0, 1].map((odd) => words.filter((_, index) => index % 2 === odd))];
  if (depth === DEEPEST_RULE) return [];
  const [first, ...others] = samples(items, $defs, depth + 1);
  return [[first], [first, others.at(-1), first]];
}

/** For each value of each property one object, with no more than it needs besides. */
function objects({ properties, required = [] }, $defs, depth) {
  const plain = Object.fromEntries(
    required.map((name) => [name, samples(properties[name], $defs, depth)[0]]),
  );
  if (Object.values(plain).includes(undefined)) return [];
  return Object.entries(properties).flatMap(([name, inner]) =>
    samples(inner, $defs, depth).map((value) => ({ ...plain, [name]: value })),
  );
}

/** How much there is to a shape of a setting: a value, an object, or a list of the same again. */
function weight(shape, $defs) {
  const { type, properties = {} } = resolved(shape, $defs);
  const hasList = Object.values(properties).some((inner) => inner.type === "array");
  return Number(type === "object") + Number(hasList);
}
