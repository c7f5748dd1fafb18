/** @file What the form library asks to tell shapes apart, answered by interpreting: nothing here compiles code. */

import { Validator } from "@cfworker/json-schema";

/** Mistakes are the node's to say. */
const NONE = { errors: [], errorSchema: {} };

/**
 * The library names a shape by an `$id`, under which it has no definitions.
 *
 * @type {import("@rjsf/utils").ValidatorType}
 */
export const validator = {
  isValid({ $id: _, ...schema }, formData, { $defs }) {
    const whole = /** @type {any} */ ({ ...schema, $defs });
    return new Validator(whole, "2020-12").validate(formData).valid;
  },
  validateFormData: () => NONE,
  rawValidation: () => ({}),
};
