/** @file A type of node that is an object of the host's: what it does in a leg, by what it says of itself. */

import { SeatkeeperError } from "../errors.js";
import { orFault } from "../run/drive.js";
import { misfit } from "./config.js";

/** @typedef {Pick<import("./node-type.js").KnownType, "run" | "dryRun">} Acts */

/**
 * @param {import("./node-type.js").NodeType} given
 * @returns {import("./node-type.js").KnownType}
 */
export function ownType(given) {
  const { manifest, checkConfig = bySchema(manifest.config), needs = [] } = given;
  const { reasons } = /** @type {{ reasons?: Record<string, string> }} */ (given);
  return Object.freeze({
    ...given,
    reasons,
    ...(given.waits === undefined ? acting(given) : waiting(given)),
    prepare: (config) => void checkConfig(config, refuse),
    needsOf: (config) => (typeof needs === "function" ? needs(config) : needs),
    denies: false,
    endsSessions: false,
  });
}

/**
 * The runner's part of one that waits: in place of a person who can't be asked, the flow has its say.
 *
 * @param {import("./node-type.js").NodeType} given
 * @returns {Acts}
 */
function waiting({ manifest, waits, whenNonInteractive: usual = "deny" }) {
  return {
    run(node, { flow, input, ask }) {
      if (input.login.interactive) return ask(node);
      const { whenNonInteractive = usual } = flow.document;
      if (whenNonInteractive === "deny") return { output: null, reason: "notInteractive" };
      return { output: waits, endsNothing: whenNonInteractive === "allow" };
    },
    dryRun: () => ({ output: waits, would: { outcome: "paused", waitingFor: manifest.name } }),
  };
}

/** @param {import("./node-type.js").NodeType} given @returns {Acts} */
function acting({ run = (_) => ({ output: null }), dryRun = run }) {
  const act =
    (does) =>
    (node, { input }) =>
      orFault(node, () => does({ config: node.config, login: input.login, inputs: input.inputs }));
  return { run: act(run), dryRun: act(dryRun) };
}

const bySchema = (schema) => (config, no) => {
  const wrong = misfit(schema, config);
  if (wrong !== undefined) no(wrong.path, wrong.expected);
};

/** As the modules say it. @returns {never} */
function refuse(path, expected) {
  throw new SeatkeeperError("invalidConfig", `\`${path || "/"}\`: ${expected}`, { path });
}
