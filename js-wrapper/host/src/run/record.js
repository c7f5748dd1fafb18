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

/**
 * @param {object} run
 * @param {string} run.id
 * @param {string} run.loginId
 * @param {import("../flow/compile.js").CompiledFlow} run.flow
 * @param {number} run.at epoch ms
 * @param {import("./drive.js").Visit[]} run.visits
 * @param {any} run.result
 * @param {string[]} run.flags
 * @param {boolean} run.openly it ended well, though a failure mode had its say on the way
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

const pick = (from, names) =>
  Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );
