/** @file How a run ends without a flow's help: there is no session, or nobody came back. */

import { makesSession } from "../admission/login.js";
import { drive } from "./drive.js";

/**
 * What a denial looks like to an engine. It is policy and no failed login.
 *
 * @param {string} reason
 * @param {import("./drive.js").Visit[]} [visits]
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
  if (!makesSession(login) || onNoSession === "allow") return { outcome: "allowed", token: {} };
  if (reportOnly) return { outcome: "allowed", token: {}, would: { outcome: "denied", end: [] } };
  return { outcome: "denied", reason: "noSession" };
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
