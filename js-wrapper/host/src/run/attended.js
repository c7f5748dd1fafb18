/** @file A leg with its person, and nothing of what is kept of it: takes their answer, walks the flow, shows the next page. */

import { runLeg } from "./leg.js";
import { isOpen } from "./record.js";

/**
 * @typedef {object} Wait what becomes of a run that waits for its person
 * @property {string} node the one that waits
 * @property {number} tries codes that were wrong
 * @property {boolean} listed whether the current session was seen in a list
 * @property {boolean} [wasOpen] whether a failure mode had its say
 *
 * Runs a leg, from the beginning or from the node that waited.
 *
 * @param {{ flow: any, run: any, login: any, answer?: any }} leg
 * @param {ReturnType<typeof import("./perform.js").createPerformer>} performer
 * @param {ReturnType<typeof import("../nodes/page.js").createPages>} pages
 * @returns {Promise<{ result: any, wait?: Wait }>} what came of it; `wait` where it is paused
 */
export async function attendedLeg({ flow, run, login, answer }, { perform, named }, pages) {
  const input = { login, inputs: {} };
  const ask = (node) => pages.ask(node, { login, began: run.began });
  let given;
  if (answer !== undefined) {
    const node = flow.nodes.get(run.node);
    given = await pages.settle(node, answer, { flow, run, input, perform });
    if (given.again !== undefined) {
      const tries = run.tries + (given.again === "wrongCode" ? 1 : 0);
      return paused(node, { ...run, tries }, given.again);
    }
    if (given.chosen) input.inputs = { [node.id]: { chosen: given.chosen } };
  }
  const at = given && run.node;
  const result = await runLeg({ flow, at, answer: given, input, perform, ask });
  if (result.outcome !== "paused") return { result };
  return paused(result.waitsAt, run, undefined, result.visits);

  async function paused(node, waiting, again, visits = []) {
    const subjects = [...new Set([login.subject, ...(login.linkedSubjects ?? [])])];
    const page = await pages.show(node, { flow, run: waiting, input, perform, again });
    const reason = again && { reason: again };
    const wait = {
      node: node.id,
      tries: waiting.tries,
      listed: waiting.listed || named(subjects, login.current.id),
      wasOpen: waiting.wasOpen || isOpen(visits),
    };
    return {
      result: { outcome: "paused", waitingFor: node.type, page, visits, ...reason },
      wait,
    };
  }
}
