/** @file One leg of a run: from a node to the end of the flow, or to the next node that waits for the person. */

import { drive } from "./drive.js";

/**
 * @typedef {import("./drive.js").Visit} Visit
 * @typedef {object} LegResult
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason]
 * @property {import("../result.js").Token} [token] what the access token is to carry
 * @property {import("../flow/compile.js").CompiledNode} [waitsAt]
 * @property {object} [page] paused: what the page shows
 * @property {import("./record.js").Would} [would] with `reportOnly`: what would have happened
 * @property {Visit[]} visits
 */

/**
 * What a node of a leg has to do with.
 *
 * @typedef {object} Leg
 * @property {import("../flow/compile.js").CompiledFlow} flow
 * @property {{ login: import("@seatkeeper/nodes").Login, inputs: import("../nodes/node-type.js").Inputs }} input
 * @property {(requests: import("@seatkeeper/nodes").Request[]) => Promise<import("./perform.js").Performed[]>} perform
 * @property {(node: import("../flow/compile.js").CompiledNode) => Promise<import("../nodes/node-type.js").Took>} ask what a node
 *   that waits answers at once, if it can; else its `page`
 */

/**
 * @param {object} leg
 * @param {import("../flow/compile.js").CompiledFlow} leg.flow
 * @param {string} [leg.at] the node to begin with
 * @param {import("../nodes/node-type.js").Took} [leg.answer] of the person, to the node at `at`
 * @param {Leg["input"]} leg.input
 * @param {Leg["perform"]} leg.perform
 * @param {Leg["ask"]} leg.ask
 * @returns {Promise<LegResult>}
 */
export async function runLeg({ flow, at = flow.start, answer, input, perform, ask }) {
  const { reportOnly = false } = flow.document;
  const leg = { flow, input, perform, ask };
  /** @type {Visit[]} */
  const visits = [];
  /** @type {import("./record.js").Would} */
  const would = { outcome: "allowed", end: [] };
  let took = answer;
  let endsNothing = false;
  let node = flow.nodes.get(at);
  let token;
  let came;
  for (;;) {
    const { nodeType } = node;
    if (took === undefined) {
      if (endsNothing && nodeType.endsSessions) took = { output: nodeType.skip };
      else took = await (reportOnly ? nodeType.dryRun(node, leg) : nodeType.run(node, leg));
    }
    if (took.page !== undefined) {
      return { outcome: "paused", waitsAt: node, page: took.page, visits };
    }
    const visit = visitOf(node, took);
    visits.push(visit);
    endsNothing ||= took.endsNothing ?? false;
    token = took.token ?? token;
    if (took.would !== undefined) {
      const { end = [], ...rest } = took.would;
      would.end.push(...end);
      Object.assign(would, rest);
    }
    if (nodeType.ends) return { outcome: "allowed", token, visits, ...(reportOnly && { would }) };
    if (visit.output === null) {
      return deny(node, nodeType.denies ? reasonOf(came) : (visit.facts?.reason ?? POLICY));
    }
    came = { nodeType, visit };
    took = undefined;
    node = flow.nodes.get(node.next.get(visit.output));
  }

  /**
   * The end without a way out: what denies by itself has done so, for anything else the flow's Logout does.
   *
   * @returns {Promise<LegResult>}
   */
  async function deny({ nodeType }, reason) {
    if (reportOnly) {
      /** @type {Partial<import("./record.js").Would>} */
      const denial = would.outcome === "paused" ? {} : { outcome: "denied", reason };
      return { outcome: "allowed", token: {}, visits, would: { ...would, ...denial } };
    }
    const logout = !nodeType.denies && denierOf(flow);
    if (logout) visits.push(await drive(logout, input, perform));
    return { outcome: "denied", reason, visits };
  }
}

/** @param {any} flow @returns {import("../flow/compile.js").CompiledNode | undefined} its first that denies */
export const denierOf = (flow) => [...flow.nodes.values()].find(({ nodeType }) => nodeType.denies);

const POLICY = "policyDenied";

/** A node's own reason goes first, then that of the way that led here. */
const reasonOf = (came) =>
  came?.visit.facts?.reason ?? came?.nodeType.reasons?.[came.visit.output] ?? POLICY;

/** @param {any} node @param {import("../nodes/node-type.js").Took} took @returns {Visit} */
function visitOf({ id, type }, { output = null, reason, requests = [], facts, events, fault }) {
  return {
    node: id,
    type,
    output,
    requests,
    facts: facts ?? (reason && { reason }),
    events,
    fault,
  };
}
