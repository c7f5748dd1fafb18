/** @file The record of a run: built from a list of what may be in it, so that nothing else can be. */

const FACTS = [
  "activeSessionCount",
  "byFailureMode",
  "class",
  "comparisons",
  "constantDevice",
  "cause",
  "denial",
  "lookup",
  "mustEnd",
  "reason",
  "retry",
  "sessions",
  "trigger",
  "why",
];
const RECEIPT = ["sessionId", "status", "cause", "refreshTokens", "residualAccessUntil"];

/** What the host left out of a login, or made of it. */
export const RECORD_FLAGS = Object.freeze({
  endTriedAgain: "the session of a login that nobody answered could not be ended before",
  renewalOfStranger: "the flow never let that session in, so its renewal was decided as a login",
  replacesIgnored: "the directory doesn't say that the session took the other one's place",
});

/** @typedef {keyof typeof RECORD_FLAGS} RecordFlag */

/**
 * What is kept of one leg of a run: no secret, no token, no full address.
 *
 * @typedef {object} RunRecord
 * @property {string} run its id
 * @property {string} loginId
 * @property {{ name: string, version: number | string, hash: string }} flow the one that it went through
 * @property {number} at epoch ms
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason]
 * @property {true} [reportOnly] nothing was done; `would` says what would have been
 * @property {Would} [would]
 * @property {boolean} openAdmission whether a failure mode let it pass
 * @property {RecordFlag[]} flags
 * @property {RecordedVisit[]} visits each node, in the order visited
 *
 * @typedef {object} RecordedVisit
 * @property {string} node its id in the flow
 * @property {string} type
 * @property {string | null} output null where the flow ended
 * @property {RecordedRequest[]} requests
 * @property {Record<string, unknown>} [facts] a selection of the node's own; the contract has their shapes
 * @property {string} [fault] the code of the module's own failure
 *
 * @typedef {{ type: string, attempts: number, ms: number, error?: string }} RecordedRequest
 *
 * @typedef {object} Would
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason]
 * @property {string} [waitingFor] the type of the node that would have asked
 * @property {string[]} end ids of sessions
 *
 * @param {object} run
 * @param {string} run.id
 * @param {string} run.loginId
 * @param {import("../flow/compile.js").CompiledFlow} run.flow
 * @param {number} run.at epoch ms
 * @param {import("./drive.js").Visit[]} run.visits
 * @param {any} run.result
 * @param {RecordFlag[]} run.flags
 * @param {boolean} run.openly it ended well, though a failure mode had its say on the way
 * @returns {RunRecord}
 */
export function runRecord({ id, loginId, flow, at, visits, result, flags, openly }) {
  const { name, version, reportOnly = false } = flow.document;
  const { outcome, reason, would } = result;
  return {
    run: id,
    loginId,
    flow: { name, version, hash: flow.hash },
    at,
    outcome,
    ...(reason && { reason }),
    ...(reportOnly && { reportOnly, would }),
    openAdmission: openly,
    flags,
    visits: visits.map(({ node, type, output, requests, facts, fault }) => ({
      node,
      type,
      output,
      requests,
      ...(facts && { facts: allowed(facts) }),
      ...(fault && { fault }),
    })),
  };
}

/** Whether a failure mode had its say in these. */
export const isOpen = (visits) => visits.some(({ facts }) => facts?.byFailureMode);

function allowed(facts) {
  const kept = pick(facts, FACTS);
  const { receipts } = facts;
  return receipts ? { ...kept, receipts: receipts.map((row) => pick(row, RECEIPT)) } : kept;
}

function pick(from, names) {
  const picked = {};
  for (const name of names) if (from[name] !== undefined) picked[name] = from[name];
  return picked;
}
