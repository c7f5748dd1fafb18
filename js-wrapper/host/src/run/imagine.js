/** @file What a node that ends sessions would do, without doing it: it is driven with imagined successes. */

import { drive } from "./drive.js";

/**
 * @param {import("../flow/compile.js").CompiledNode} node that ends sessions
 * @param {{ login: any, inputs: any }} input
 * @param {(requests: any[]) => Promise<any[]>} perform only lists are really asked for
 * @returns {Promise<{ output: string | null, reason?: string, end: string[], mustEnd?: number, shown: import("@seatkeeper/nodes").ShownSession[] }>}
 */
export async function imagine(node, input, perform) {
  const pretend = async (requests) => {
    const lists = requests.filter(({ type }) => type === "listSessions");
    const listed = lists.length > 0 ? await perform(lists) : [];
    const ended = { reply: { type: "ended" }, attempts: 0, ms: 0 };
    return requests.map(({ type }) => (type === "listSessions" ? listed.shift() : ended));
  };
  const { output, facts } = await drive(node, input, pretend);
  const {
    receipts = [],
    mustEnd,
    shown = [],
    reason,
  } = /** @type {Partial<import("@seatkeeper/nodes").ForceLogoutFacts>} */ (facts ?? {});
  const end = receipts.filter(({ status }) => status === "revoked").map((row) => row.sessionId);
  return { output, reason, end, mustEnd, shown };
}
