/** @file Drives one node to its output: step, perform, step again; and what to do when the module itself fails. */

/** A node asks at most twice: for the sessions, and to end some. */
export const MAX_STEPS = 8;

/**
 * @typedef {object} Visit what a run record keeps of one node
 * @property {string} node
 * @property {string} type
 * @property {string | null} output
 * @property {Array<{ type: string, attempts: number, ms: number, error?: string }>} requests
 * @property {Record<string, unknown>} [facts]
 * @property {import("@seatkeeper/nodes").Event[]} [events]
 * @property {string} [fault] the code of the module's own failure
 */

/**
 * @param {import("../flow/compile.js").CompiledNode} node
 * @param {import("./leg.js").Leg["input"]} input
 * @param {import("./leg.js").Leg["perform"]} perform
 * @returns {Promise<Visit>}
 * @throws {Error} `invalidLogin`, `notAuthenticated`, `loginUnfinished`: the login itself is at fault
 */
export async function drive(node, { login, inputs }, perform) {
  const replies = [];
  const requests = [];
  const visit = { node: node.id, type: node.type, requests };
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    let step;
    try {
      step = node.prepared.step({ login, inputs, replies });
    } catch (error) {
      const place = /^\/replies\/(\d+)/.exec(error.path ?? "");
      if (error.code !== "invalidReply" || place === null) {
        if (error.code !== "nodeTrapped") throw error;
        return { ...visit, ...onFault(node), fault: error.code };
      }
      // The directory answered nonsense: to the node that is a failed request.
      replies[Number(place[1])] = { type: "failed", error: "invalid" };
      continue;
    }
    if (step.type === "done") {
      const { output = null, facts, events } = step;
      return { ...visit, output, facts, events };
    }
    const done = await perform(step.requests);
    done.forEach(({ reply, attempts, ms }, index) => {
      const { type } = step.requests[index];
      replies.push(reply);
      requests.push({ type, attempts, ms, ...(reply.error && { error: reply.error }) });
    });
  }
  return { ...visit, ...onFault(node), fault: "nodeAsksForEver" };
}

/** The node's own word on it: its manifest says which way out a failure takes; without one, the login is denied. */
function onFault({ config, manifest }) {
  const { setting, open, closed, reason } = manifest.onFault ?? {};
  const output = (config?.[setting] === "closed" ? closed : open) ?? null;
  return { output, facts: { byFailureMode: true, reason }, events: [] };
}

/**
 * Does what a node is to do that is no module.
 *
 * @template T
 * @param {import("../flow/compile.js").CompiledNode} node
 * @param {() => Promise<T>} act
 */
export async function orFault(node, act) {
  try {
    return await act();
  } catch (error) {
    if (error.code !== "nodeTrapped") throw error;
    return { ...onFault(node), fault: error.code };
  }
}
