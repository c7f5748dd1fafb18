/** @file How a run ends without a flow's help: there is no session, or nobody came back. */

import { DENIAL_CLASS } from "@seatkeeper/nodes/words";
import { makesSession } from "../admission/login.js";
import { LISTED_REASONS } from "../denials.js";
import { drive } from "./drive.js";
import { denierOf } from "./leg.js";

/**
 * What a denial looks like to an engine. It is policy and no failed login.
 *
 * @param {string} reason
 * @param {{ visits?: import("./drive.js").Visit[], reasons?: ReadonlySet<string> }} [of] `reasons`: those that there are, a
 *   user's nodes included
 * @returns {import("../result.js").Denied}
 */
export function denialOf(reason, { visits = [], reasons = LISTED_REASONS } = {}) {
  if (!reasons.has(reason)) throw new TypeError(`\`${reason}\` is no reason for a denial`);
  // What denied came last, and says what became of the session; a fault there leaves it alive.
  const { output = null, facts = undefined, fault = undefined } = visits.at(-1) ?? {};
  const alive =
    output === null && (fault !== undefined || facts?.denial === "deniedButSessionAlive");
  return { outcome: "denied", reason, class: DENIAL_CLASS, ...(alive && { sessionAlive: true }) };
}

/**
 * What is kept of a denial may be older than the nodes that are known now: then nobody knows why any more.
 *
 * @param {string} kept
 * @param {ReadonlySet<string>} reasons
 */
export const reasonKept = (kept, reasons) => (reasons.has(kept) ? kept : "denied");

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
 * What the flow's first module says before it has asked for anything: a login that means nothing is an error there, and
 * one that asks about sessions says why it passes a renewal.
 */
function firstWord(login, flow) {
  const node = [...flow.nodes.values()].find(({ prepared }) => prepared !== undefined);
  if (node === undefined) return [];
  const { id, type, nodeType } = node;
  try {
    const step = node.prepared.step({ login, inputs: {}, replies: [] });
    if (step.type !== "done" || nodeType.endsSessions || nodeType.denies) return [];
    const { output, facts, events } = step;
    return [{ node: id, type, output, requests: [], facts, events }];
  } catch (error) {
    if (error.code === "nodeTrapped") return [];
    throw error;
  }
}

/** Ends the session of a login that was left unfinished, as the flow's own Logout would. */
export async function endSession(flow, { nodeTypes, login, perform }) {
  const node = denierOf(flow) ?? nodeTypes.denial();
  return drive(node, { login, inputs: {} }, perform);
}
