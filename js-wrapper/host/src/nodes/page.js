/** @file What a node that waits for the person is handed, and what it makes of their answer. */

import { SeatkeeperError } from "../errors.js";
import { imagine } from "../run/imagine.js";

/**
 * @typedef {Pick<import("../run/leg.js").Leg, "flow" | "input" | "perform"> & { run: import("../run/attended.js").Begun }} PageLeg
 *
 * @param {{ keyring: import("../keys.js").Keyring, otp?: import("../options.js").Challenges, simulated?: boolean }} host `simulated`:
 *   answers name an output, and chosen sessions go by their ids
 */
export function createPages({ keyring, otp, simulated = false }) {
  /** @returns {import("./node-type.js").At} */
  const handed = (node, { flow, run, input, perform, again = undefined }) => ({
    config: node.config,
    login: input.login,
    run,
    again,
    otp,
    simulated,
    handleOf: (id) => (simulated ? id : keyring.mac("choice", [run.id, id])),
    ending: endingOf(node, { flow, input, perform }),
  });

  return {
    /**
     * What a node answers without the person, if anything.
     *
     * @param {import("../flow/compile.js").CompiledNode} node
     * @param {PageLeg} leg
     * @returns {Promise<import("./node-type.js").Answered | undefined>}
     */
    ask: async (node, leg) => (simulated ? undefined : node.nodeType.ask?.(handed(node, leg))),

    /**
     * @param {import("../flow/compile.js").CompiledNode} node
     * @param {PageLeg & { again?: string }} leg `again`: why the page is shown once more
     * @returns {Promise<object>} what the page shows: no id, no address, no agent string
     */
    async show(node, leg) {
      const page = await node.nodeType.show(handed(node, leg));
      return leg.again === undefined ? page : { ...page, again: leg.again };
    },

    /**
     * An answer of the right shape for that page; it says nothing yet of what it leads to.
     *
     * @param {import("../flow/compile.js").CompiledNode} node
     * @param {unknown} answer
     * @returns {import("./node-type.js").Answer}
     */
    checked({ nodeType, manifest }, answer) {
      const refuse = (path, expected) => {
        throw new SeatkeeperError("answerInvalid", `\`${path}\`: ${expected}`, { path });
      };
      return nodeType.check(answer, { outputs: manifest.outputs, simulated, refuse });
    },

    /**
     * What a checked answer leads to: an output, or the same page again.
     *
     * @param {import("../flow/compile.js").CompiledNode} node
     * @param {import("./node-type.js").Answer} answer
     * @param {PageLeg} leg
     * @returns {Promise<import("./node-type.js").Answered>}
     */
    settle: async (node, answer, leg) => node.nodeType.settle(answer, handed(node, leg)),
  };
}

/** What ends sessions once the person has gone on, if that is what comes next. */
function endingOf(node, { flow, input, perform }) {
  const next = flow.nodes.get(node.next.get(node.nodeType.waits));
  if (!next.nodeType.endsSessions) return undefined;
  return {
    chooses: next.nodeType.chooses?.(next.config) ?? false,
    imagine(chosen) {
      const inputs =
        chosen === undefined ? input.inputs : { ...input.inputs, [node.id]: { chosen } };
      return imagine(next, { ...input, inputs }, perform);
    },
  };
}
