/** @file Why a user's node denies: stated when it is handed over, so that whoever reads denials can know them all. */

import { LISTED_REASONS } from "../denials.js";
import { plainCopy } from "../plain/copy.js";
import { isRecord } from "../plain/read.js";
import { refuse, WORD } from "./manifest.js";

/**
 * @param {unknown} given words by the way out that leads to the denial: one, or a list of which the first is the usual one
 * @param {import("./node-type.js").Manifest} manifest
 * @param {string} path where they stand
 * @returns {{ reasons: Record<string, string>, ownReasons: readonly string[], isKnown: (reason: unknown) => boolean }}
 *   `reasons`: the usual ones; `ownReasons`: all that the node states
 * @throws {import("../errors.js").SeatkeeperError} `nodeTypeInvalid`
 */
export function statedReasons(given, { outputs, onFault }, path) {
  if (given !== undefined && !isRecord(given)) refuse(path, "expected an object");
  const bounds = { depth: 3, bytes: 65_536, path };
  const copy = plainCopy(given ?? {}, { ...bounds, code: "nodeTypeInvalid" });
  const stated = Object.entries(copy).map(([output, words]) => {
    const where = `${path}/${output}`;
    if (!outputs.includes(output)) refuse(where, "is none of its outputs");
    const list = Array.isArray(words) ? words : [words];
    const fits = list.length > 0 && list.every(WORD.fits);
    return [output, fits ? list : refuse(where, `expected ${WORD.expected}`)];
  });
  const ownReasons = stated.flatMap(([, list]) => list);
  if (onFault !== undefined) ownReasons.push(onFault.reason);
  const reasons = Object.fromEntries(stated.map(([output, [first]]) => [output, first]));
  const isKnown = (reason) => LISTED_REASONS.has(reason) || ownReasons.includes(reason);
  return { reasons, ownReasons, isKnown };
}
