/** @file What a run record says, in a few words for a list. */

const QUERY = "data-query";
const GONE = ["revoked", "alreadyGone"];

/**
 * @param {any} record as the host wrote it
 * @returns {{ path: { node: string, output?: string }[], trigger?: string, counted?: number, ended: string[], would?: string }}
 *   `trigger`, `counted`: of the Data Query that was asked last; `ended`: ids of sessions; `would`: the
 *   outcome, had the flow not only reported
 */
export function summaryOf({ visits, would }) {
  const { trigger, activeSessionCount } =
    visits.findLast(({ type }) => type === QUERY)?.facts ?? {};
  const receipts = visits.flatMap(({ facts }) => facts?.receipts ?? []);
  return {
    path: visits.map(({ node, output }) => ({ node, ...(output && { output }) })),
    ...(trigger && { trigger }),
    ...(activeSessionCount !== undefined && { counted: activeSessionCount }),
    ...(would && { would: would.outcome }),
    ended: receipts.filter(({ status }) => GONE.includes(status)).map(({ sessionId }) => sessionId),
  };
}
