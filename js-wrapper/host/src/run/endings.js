/** @file How a run ends without a flow's help: there is no session, or nobody came back. */

import { makesSession } from "../admission/login.js";
import { drive } from "./drive.js";

/**
 * What a denial looks like to an engine. It is policy and no failed login.
 *
 * @param {string} reason
 * @param {import("./drive.js").Visit[]} [visits]
 * @returns {import("../result.js").Denied}
 */
export function denialOf(reason, visits = []) {
  const alive = visits.some(
    ({ type, facts, fault }) =>
      type === "logout" && (fault !== undefined || facts?.denial === "deniedButSessionAlive"),
  );
  return { outcome: "denied", reason, class: "policyDenied", ...(alive && { sessionAlive: true }) };
}

/**
 * A login without a session: nothing can be counted as its own and nothing is ended. A renewal passes;
 * anything else takes the flow's `onNoSession`.
 */
export function withoutSession(login, flow) {
  const { onNoSession = "allow", reportOnly = false } = flow.document;
  const allowed = { outcome: "allowed", token: {}, visits: firstWord(login, flow) };
  if (!makesSession(login) || onNoSession === "allow") return allowed;
  if (reportOnly) return { ...allowed, would: { outcome: "denied", end: [] } };
  return { outcome: "denied", reason: "noSession" };
}

/**
 * What the flow's first module says before it has asked for anything: a login that means nothing is an
 * error there, and a Data Query says why it passes a renewal.
 */
function firstWord(login, flow) {
  const node = [...flow.nodes.values()].find(({ prepared }) => prepared !== undefined);
  if (node === undefined) return [];
  const { id, type } = node;
  try {
    const step = node.prepared.step({ login, inputs: {}, replies: [] });
    if (step.type !== "done" || type !== "data-query") return [];
    const { output, facts, events } = step;
    return [{ node: id, type, output, requests: [], facts, events }];
  } catch (error) {
    if (error.code === "nodeTrapped") return [];
    throw error;
  }
}

/** Ends the session of a login that was left unfinished, as the flow's own Logout would. */
export async function endSession(flow, { nodes, login, perform }) {
  const node = [...(flow?.nodes.values() ?? [])].find(({ type }) => type === "logout") ?? {
    id: "logout",
    type: "logout",
    config: {},
    prepared: nodes.prepare("logout", {}),
    manifest: nodes.manifest("logout"),
  };
  return drive(node, { login, inputs: {} }, perform);
}
