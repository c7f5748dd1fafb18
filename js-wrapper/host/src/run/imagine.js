/** @file What Force Logout would do, without doing it: the node is driven with imagined successes. */

import { drive } from "./drive.js";

/**
 * @param {import("../flow/compile.js").CompiledNode} node a Force Logout
 * @param {{ login: any, inputs: any }} input
 * @param {(requests: any[]) => Promise<any[]>} perform only lists are really asked for
 * @returns {Promise<{ output: string | null, reason?: string, end: string[], mustEnd?: number, shown: any[] }>}
 */
export async function imagine(node, input, perform) {
  const pretend = async (requests) => {
    if (requests.some(({ type }) => type === "listSessions")) return perform(requests);
    return requests.map(() => ({ reply: { type: "ended" }, attempts: 0, ms: 0 }));
  };
  const { output, facts } = await drive(node, input, pretend);
  const { receipts = [], mustEnd, shown = [], reason } = facts;
  const end = receipts.filter(({ status }) => status === "revoked").map((row) => row.sessionId);
  return { output, reason, end, mustEnd, shown };
}
