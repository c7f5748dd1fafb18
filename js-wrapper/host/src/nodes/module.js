/** @file A type of node that is a module of the contract: what the runner needs to know follows from its manifest. */

import { drive } from "../run/drive.js";
import { imagine } from "../run/imagine.js";

/** With `reportOnly`: which sessions it would end, of which none is. */
async function imagined(node, { input, perform }) {
  const { output, reason, end } = await imagine(node, input, perform);
  return { output, reason, would: { end } };
}

const driven = (node, { input, perform }) => drive(node, input, perform);

/**
 * @param {import("./node-type.js").Manifest} manifest
 * @param {(config: any) => any} prepare
 * @param {object} [more] what the host knows of it beside
 * @returns {import("./node-type.js").KnownType}
 */
export function moduleType(manifest, prepare, more = {}) {
  // Without a way out there is nothing but a denial.
  const denies = manifest.outputs.length === 0;
  const endsSessions = !denies && manifest.requests.some((type) => type !== "listSessions");
  const dryRun = endsSessions ? imagined : denies ? () => ({ output: null }) : driven;
  const skip = manifest.onFault?.open;
  const needsOf = (_, prepared) => prepared.needs();
  const known = { manifest, prepare, needsOf, run: driven, dryRun, denies, endsSessions, skip };
  return Object.freeze({ ...known, ...more });
}
