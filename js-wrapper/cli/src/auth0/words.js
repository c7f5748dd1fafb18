/** @file The words after `seatkeeper auth0 action` and `deploy`: which options there are, and what is no option. */
import { parseArgs } from "node:util";
import { Mistake } from "./errors.js";

/** @type {Record<string, { type: "string" | "boolean" }>} */
const OF_BOTH = {
  ...Object.fromEntries(
    [
      ...["pattern", "limit", "limit-secret", "limit-app-metadata", "default", "max"],
      ...[
        "page-form",
        "page-url",
        "factors",
        "sessions",
        "stamp-days",
        "marks",
        "end",
        "namespace",
      ],
    ].map((name) => [name, { type: "string" }]),
  ),
  rescue: { type: "boolean" },
  "new-key": { type: "boolean" },
};

/** @type {Record<string, Record<string, { type: "string" | "boolean" }>>} */
const OPTIONS = {
  action: { ...OF_BOTH, json: { type: "boolean" } },
  deploy: {
    ...OF_BOTH,
    "dry-run": { type: "boolean" },
    "secrets-file": { type: "string" },
    "update-secrets": { type: "boolean" },
  },
};

export const COMMANDS = Object.freeze(Object.keys(OPTIONS));

/**
 * No word is repeated in what is said of it unless it begins as an option does: it may be a secret.
 *
 * @param {string} command one of {@link COMMANDS}
 * @param {string[]} args
 * @returns {Record<string, any>} each option once, by its name
 * @throws {Mistake}
 */
export function valuesOf(command, args) {
  const options = OPTIONS[command];
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  /** @type {Record<string, any>} */
  const values = {};
  for (const token of tokens) {
    if (token.kind !== "option") throw new Mistake(`\`auth0 ${command}\` takes options only`);
    const { name, rawName, value } = token;
    if (!Object.hasOwn(options, name)) throw new Mistake(`there is no option \`${rawName}\``);
    if (Object.hasOwn(values, name)) throw new Mistake(`\`${rawName}\` is there twice`);
    const takesValue = options[name].type === "string";
    if (takesValue && !value) throw new Mistake(`\`${rawName}\` needs a value`);
    if (!takesValue && value !== undefined) throw new Mistake(`\`${rawName}\` takes no value`);
    values[name] = takesValue ? value : true;
  }
  return values;
}
