/** @file A user's node, an object: what it says of itself is checked when it is handed over. */

import { FLOW_SETTINGS } from "../flow/settings.js";
import { callable, either, flag, oneOf, record, required } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";
import { unreadable } from "./config.js";
import { guards } from "./guards.js";
import { checkedManifest, LISTED_NEEDS, refuse, WORD } from "./manifest.js";
import { ownType } from "./own.js";
import { statedReasons } from "./reasons.js";

const KINDS = {
  manifest: required(record),
  checkConfig: callable,
  needs: either(LISTED_NEEDS, callable),
  waits: WORD,
  ask: callable,
  show: callable,
  check: callable,
  settle: callable,
  run: callable,
  dryRun: callable,
  ends: oneOf(["allowed"]),
  givesToken: flag,
  proves: flag,
  whenNonInteractive: oneOf(FLOW_SETTINGS.whenNonInteractive),
  reasons: record,
  lint: callable,
};
const OF_WAITING = ["ask", "check", "settle", "proves", "whenNonInteractive"];

/**
 * @param {unknown} given
 * @param {string} path where it stands
 * @returns {import("./node-type.js").KnownType}
 * @throws {import("../errors.js").SeatkeeperError} `nodeTypeInvalid`
 */
export function guardedType(given, path) {
  const code = "nodeTypeInvalid";
  const read = checkedOptions(/** @type {any} */ (given), KINDS, { path, code });
  const manifest = checkedManifest(read.manifest, `${path}/manifest`, { isModule: false });
  const { outputs, config } = manifest;
  const { waits, show, run, ends, checkConfig } = read;
  const among = (name, list) => {
    if (!list.includes(read[name])) refuse(`${path}/${name}`, "is none of its outputs");
  };
  if (waits === undefined) {
    const surplus = ["show", ...OF_WAITING].find((name) => read[name] !== undefined);
    if (surplus !== undefined) refuse(`${path}/${surplus}`, "is for a node that `waits`");
    const acts =
      ends === undefined ? outputs.length > 0 && run !== undefined : outputs.length === 0;
    if (!acts)
      refuse(path, "expected `waits` and `show`, or `run` and an output, or `ends` and none");
  } else {
    among("waits", outputs);
    if (show === undefined) refuse(`${path}/show`, "is missing: what its page shows");
    const surplus = ["run", "dryRun", "ends", "givesToken"].find(
      (name) => read[name] !== undefined,
    );
    if (surplus !== undefined) refuse(`${path}/${surplus}`, "is for a node that doesn't wait");
  }
  const stated = statedReasons(read.reasons, manifest, `${path}/reasons`);
  const unread = checkConfig === undefined && unreadable(config, `${path}/manifest/config`);
  if (unread) refuse(unread, "is not read here: give the node a `checkConfig`");
  const { reasons, ownReasons, isKnown } = stated;
  const own = ownType({ ...read, manifest, reasons, ...guards({ ...read, manifest, isKnown }) });
  return Object.freeze({ ...own, ownReasons });
}
