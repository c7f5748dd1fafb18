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
 * @typedef {object} Begun what is kept of a run, as far as it matters here
 * @property {string} id
 * @property {number} began epoch ms
 * @property {number} tries
 * @property {boolean} listed
 * @property {string} [node] the one that waits
 * @property {boolean} [wasOpen]
 *
 * @typedef {object} Ended what came of a leg
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason]
 * @property {import("../result.js").Token} [token]
 * @property {string} [waitingFor] the type of the node that waits
 * @property {object} [page] that it shows
 * @property {import("./record.js").Would} [would]
 * @property {import("./drive.js").Visit[]} [visits]
 *
 * Runs a leg, from the beginning or from the node that waited.
 *
 * @param {object} leg
 * @param {import("../flow/compile.js").CompiledFlow} leg.flow
 * @param {Begun} leg.run
 * @param {import("@seatkeeper/nodes").Login} leg.login
 * @param {import("../nodes/node-type.js").Answer} [leg.answer] to the node at `run.node`, checked
 * @param {ReturnType<typeof import("./perform.js").createPerformer>} performer
 * @param {ReturnType<typeof import("../nodes/page.js").createPages>} pages
 * @returns {Promise<{ result: Ended, wait?: Wait }>} what came of it; `wait` where it is paused
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
    const sessionId = login.current.type === "session" ? login.current.id : undefined;
    const wait = {
      node: node.id,
      tries: waiting.tries,
      listed: waiting.listed || named(subjects, sessionId),
      wasOpen: waiting.wasOpen || isOpen(visits),
    };
    /** @type {Ended} */
    const result = { outcome: "paused", waitingFor: node.type, page, visits };
    return { result: reason === undefined ? result : { ...result, reason }, wait };
  }
}
