/** @file A leg with its person, and nothing of what is kept of it: takes their answer, walks the flow, shows the next page. */

import { orFault } from "./drive.js";
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
export async function attendedLeg({ flow, run, login, answer }, performer, pages) {
  const { perform, named } = performer;
  const input = { login, inputs: {} };
  const about = { flow, run, input, perform };
  const ask = (node) =>
    orFault(
      node,
      async () => (await pages.ask(node, about)) ?? { page: await pages.show(node, about) },
    );
  let given;
  if (answer !== undefined) {
    const node = flow.nodes.get(run.node);
    given = await orFault(node, () => pages.settle(node, answer, about));
    const { again, tries = run.tries, chosen } = given;
    if (again !== undefined) {
      const waiting = { ...run, tries };
      const shown = { ...about, run: waiting, again };
      given = await orFault(node, async () => ({ page: await pages.show(node, shown) }));
      if (given.page !== undefined) return paused(node, waiting, given.page, [], again);
    }
    if (chosen !== undefined) input.inputs = { [node.id]: { chosen } };
  }
  const at = given && run.node;
  const result = await performer.leg((means) => {
    const asked = (node) => means.later(node.id, () => ask(node));
    return runLeg({ flow, at, answer: given, input, perform: means.perform, ask: asked });
  });
  if (result.outcome !== "paused") return { result };
  return paused(result.waitsAt, run, result.page, result.visits);

  function paused(node, waiting, page, visits, reason = undefined) {
    const subjects = [...new Set([login.subject, ...(login.linkedSubjects ?? [])])];
    const wait = {
      node: node.id,
      tries: waiting.tries,
      listed: waiting.listed || named(subjects, login.current.id),
      wasOpen: waiting.wasOpen || isOpen(visits),
    };
    const result = { outcome: "paused", waitingFor: node.type, page, visits };
    return { result: reason === undefined ? result : { ...result, reason }, wait };
  }
}
