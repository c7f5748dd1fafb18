/** @file A node's JSON Schema as the form takes it: nothing left out, nothing filled in. */

/** Where a schema has schemas in it; a property that is called `default` is no default. */
const INNER = {
  $defs: (schemas) => mapped(schemas, formSchema),
  properties: (schemas) => mapped(schemas, formSchema),
  anyOf: (schemas) => schemas.map(formSchema),
  items: (schema) => formSchema(schema),
};

/**
 * What the library would do by itself is turned off here: a default is shown and not written into the flow, and null
 * is as good as absent.
 *
 * @param {any} schema of a manifest, or a part of one
 * @returns {any} where a default is called `usual`
 */
export function formSchema({ default: usual, format: _, ...own }) {
  /** @type {any} */
  const copy = mapped(own, (inner, name) =>
    Object.hasOwn(INNER, name) ? INNER[name](inner) : inner,
  );
  if (usual !== undefined) copy.usual = usual;
  if (Array.isArray(copy.type)) copy.type = copy.type.find((type) => type !== "null");
  if (wordsOf(copy)) copy.type = "string";
  return copy.anyOf ? union(copy) : copy;
}

/**
 * The values of a schema that lists them, each with what it means.
 *
 * @param {any} schema
 * @returns {Array<{ value: string, description?: string }> | undefined}
 */
export function wordsOf({ oneOf }) {
  const isList = Array.isArray(oneOf) && oneOf.every((word) => Object.hasOwn(word, "const"));
  return isList
    ? oneOf.map(({ const: value, description }) => ({ value, description }))
    : undefined;
}

function union({ anyOf, ...own }) {
  const options = anyOf.filter(({ type }) => type !== "null");
  if (options.length === 1) return { ...options[0], ...own };
  return { ...own, anyOf: options.map((option) => ({ ...option, title: titleOf(option) })) };
}

const titleOf = ({ title, description = "" }) => title ?? description.replace(/\.$/, "");

const mapped = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, change(inner, name)]));
