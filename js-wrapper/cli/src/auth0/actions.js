/** @file The Actions of a configuration: names, code, and what each depends on. */
import { readFileSync } from "node:fs";
import { codeOf, factoriesOf, PACKAGE } from "@seatkeeper/auth0-actions/code";
import { withFlow } from "./flow.js";

export const TRIGGER = Object.freeze({ id: "post-login", version: "v3" });
const RUNTIME = "node22";

export const OWN_SECRETS = Object.freeze(["domain", "clientId", "clientSecret", "seatkeeperKey"]);

const NAMES = { loginSharing: "seatkeeper", afterChallenge: "seatkeeper-after-challenge" };
/** Ours by their names, whether this configuration has a use for them or not. */
export const OUR_NAMES = Object.freeze(Object.values(NAMES));

/**
 * @typedef {object} Action
 * @property {string} name
 * @property {string} code
 * @property {string} runtime
 * @property {Array<{ id: string, version: string }>} supported_triggers
 * @property {Array<{ name: string, version: string }>} dependencies
 *
 * @param {any} options of the Action
 * @returns {Action[]}
 */
export const actionsOf = (options) =>
  factoriesOf(withFlow(options)).map((factory) => ({
    name: NAMES[factory],
    code: codeOf(factory, options),
    runtime: RUNTIME,
    supported_triggers: [TRIGGER],
    dependencies: [{ name: PACKAGE, version: exactVersion() }],
  }));

/** A dependency without one takes what is newest at the moment it is added, whoever has published it. */
function exactVersion() {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const version = manifest.dependencies[PACKAGE];
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new TypeError(`${PACKAGE} is not pinned`);
  return version;
}
