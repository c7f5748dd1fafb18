/** @file Where a flow waits for the person as Actions can't: the result of a challenge comes to the next Action, which is the last. */

const WAITS = ["session-limit-page", "otp-verification"];

/**
 * @param {{ document: { nodes: Array<{ id: string, type: string }> }, nodes: Map<string, { type: string, next: Map<string, string> }> }} flow
 *   as the host compiles it
 * @returns {{ path: string, message: string } | undefined} a pointer to the node that would wait
 */
export function misfitOf({ document, nodes }) {
  const factors = [...nodes.values()].filter(({ type }) => type === "otp-verification");
  const after = reachedFrom(nodes, new Set(factors.map(({ next }) => next.get("verified"))));
  const index = document.nodes.findIndex(({ id, type }) => after.has(id) && WAITS.includes(type));
  if (index < 0) return undefined;
  const message = "waits after a one-time password, where no Action of Auth0 can go on";
  return { path: `/nodes/${index}`, message };
}

/** These nodes, and all that follow them. A set grows while it is gone through. */
function reachedFrom(nodes, reached) {
  for (const id of reached) for (const target of nodes.get(id).next.values()) reached.add(target);
  return reached;
}
