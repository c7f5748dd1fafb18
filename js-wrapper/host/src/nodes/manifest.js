/** @file The manifest of a user's node, checked when it is handed over. */

import { FAILURE_MODES, MAX_DEPTH, NEEDS, REQUEST_TYPES } from "@seatkeeper/nodes/words";
import { SeatkeeperError } from "../errors.js";
import { plainCopy } from "../plain/copy.js";
import { either, listOf, oneOf, record, required, text } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";

const NAME = {
  expected: "lower-case words with hyphens between, of up to 64 characters",
  fits: (value) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) && value.length <= 64,
};

/** A word that a program reads: an output, a reason. */
export const WORD = {
  expected: "a word of up to 64 letters and digits",
  fits: (value) => typeof value === "string" && /^[a-z][A-Za-z0-9]{0,63}$/.test(value),
};
export const LISTED_NEEDS = listOf(oneOf(NEEDS));
const NOTHING = { expected: "null", fits: (value) => value === null };

const MANIFEST = {
  name: required(NAME),
  version: required(text),
  title: required(text),
  description: required(text),
  outputs: required(listOf(WORD)),
  requests: required(listOf(text)),
  config: required(record),
  onFault: record,
};
const ON_FAULT = {
  setting: either(text, NOTHING),
  open: required(either(WORD, NOTHING)),
  closed: required(either(WORD, NOTHING)),
  reason: required(WORD),
};
/** What one that is no module may ask for: a page of its own. */
const OF_PERSON = ["showPage", "challenge"];

/** @param {string} path @param {string} expected @returns {never} */
export function refuse(path, expected) {
  throw new SeatkeeperError("nodeTypeInvalid", `\`${path}\`: ${expected}`, { path });
}

/**
 * @param {unknown} given
 * @param {string} path where it stands
 * @param {{ isModule: boolean }} about
 * @returns {import("./node-type.js").Manifest} a copy that nobody changes
 * @throws {SeatkeeperError} `nodeTypeInvalid`
 */
export function checkedManifest(given, path, { isModule }) {
  const code = "nodeTypeInvalid";
  const copy = plainCopy(given, { code, depth: MAX_DEPTH, bytes: 256 * 1024, path });
  const manifest = checkedOptions(/** @type {any} */ (copy), MANIFEST, { code, path });
  const { outputs, requests, onFault } = manifest;
  if (new Set(outputs).size < outputs.length) refuse(`${path}/outputs`, "names an output twice");
  checkedOptions(
    { requests },
    { requests: listOf(oneOf(isModule ? REQUEST_TYPES : OF_PERSON)) },
    { code, path },
  );
  if (isModule && outputs.length === 0 && !requests.includes("endCurrentSession")) {
    refuse(
      `${path}/requests`,
      "without a way out it denies, and has to ask for `endCurrentSession`",
    );
  }
  if (onFault !== undefined) {
    checkedOptions(onFault, ON_FAULT, { code, path: `${path}/onFault` });
    for (const mode of FAILURE_MODES) {
      const fits =
        outputs.includes(onFault[mode]) || (outputs.length === 0 && onFault[mode] === null);
      if (!fits) refuse(`${path}/onFault/${mode}`, "is none of its outputs");
    }
  }
  return manifest;
}
