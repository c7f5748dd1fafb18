/** @file Where a flow waits for the person as Actions can't: the result of a challenge comes to the next Action, which is the last. */

const WAITS = ["session-limit-page", "otp-verification"];

/**
 * @param {{ document: any, nodes: Map<string, any> }} flow as the host compiles it
 * @returns {{ path: string, message: string } | undefined} a pointer to the node that would wait
 */
export function misfitOf({ document, nodes }) {
  const factors = [...nodes.values()].filter(({ type }) => type === "otp-verification");
  const [second] = factors.flatMap(({ next }) => waitingFrom(nodes, next.get("verified")));
  if (second === undefined) return undefined;
  const path = `/nodes/${document.nodes.findIndex(({ id }) => id === second)}`;
  return { path, message: "waits after a one-time password, where no Action of Auth0 can go on" };
}

/** The first nodes from there on that wait, whatever way is taken. @returns {string[]} */
function waitingFrom(nodes, from) {
  const { id, type, next } = nodes.get(from);
  if (WAITS.includes(type)) return [id];
  return [...next.values()].flatMap((target) => waitingFrom(nodes, target));
}
