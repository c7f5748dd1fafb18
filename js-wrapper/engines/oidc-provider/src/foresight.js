/**
 * @file Says whether a flow would ask the person something, without asking: for requests whose page
 * nobody would see (`prompt=none`).
 *
 * A run that waits for an answer nobody can give is over when its time is, and its session with it.
 * Any site could bring that about with a hidden frame.
 */

/**
 * @param {import("@seatkeeper/host").Keeper} keeper
 * @param {import("@seatkeeper/host").Login} login
 * @param {{ isStranger: boolean }} about `isStranger`: the client has never let this session in, so it is a login there
 * @returns {Promise<boolean>}
 */
export async function wouldAsk(keeper, login, { isStranger }) {
  const { document, nodes } = await keeper.flow();
  const waits = [...nodes.values()].some(({ nodeType }) => nodeType.waits !== undefined);
  const decides = isStranger || document.nodes.some(({ config }) => config?.recheckOnRenewal);
  if (document.reportOnly || !waits || !decides) return false;
  const { outcome } = await keeper.dryRun({ ...login, trigger: "login" });
  return outcome === "paused";
}
