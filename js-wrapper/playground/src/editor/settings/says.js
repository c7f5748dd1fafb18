/** @file What the node says at a field, and how a control is tied to it. */

import { under } from "@seatkeeper/host/kit";
import { wordsOf } from "./form-schema.js";

/** @param {Array<string | number>} path @returns {string} JSON pointer into the config */
export const pointerOf = (path) => path.map(String).reduce(under, "");

/** @param {any} field what the form library hands to a field or a template */
export function saidAt({ schema, fieldPathId, registry }) {
  const { said } = registry.formContext;
  if (said === undefined) return undefined;
  const place = pointerOf(fieldPathId.path);
  const isAbout =
    said.path === place || (isListOfWords(schema, registry) && isBelow(said.path, place));
  return isAbout ? said.message : undefined;
}

/** Its items have no field of their own. */
const isListOfWords = ({ type, items }, { schemaUtils }) =>
  type === "array" && wordsOf(schemaUtils.retrieveSchema(items)) !== undefined;

const isBelow = (path, place) => path.startsWith(`${place}/`);

/** The attributes of the control of a field. @param {any} field */
export function saysOf(field) {
  const { $id } = field.fieldPathId;
  const { name, schema, uiSchema } = field;
  // A list of words has no control of its own, and a shape of a setting no label.
  const isNamed = schema.type !== "array" && uiSchema?.["ui:label"] !== false;
  const isWrong = saidAt(field) !== undefined;
  return {
    id: $id,
    ...(isWrong && { "aria-invalid": true, "aria-describedby": `${$id}-said` }),
    ...(!isNamed && { "aria-label": name }),
    ...(schema.type === "array" && { role: "group" }),
  };
}
