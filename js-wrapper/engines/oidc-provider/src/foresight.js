/**
 * @file Says whether a flow would ask the person something, without asking: for requests whose page
 * nobody would see (`prompt=none`).
 *
 * A run that waits for an answer nobody can give is over when its time is, and its session with it.
 * Any site could bring that about with a hidden frame. So the flow is tried first as it would be with
 * `reportOnly`, in a store of its own that leaves nothing behind.
 */
import { randomUUID } from "node:crypto";
import { createSeatkeeper, memoryStore } from "@seatkeeper/host";
import { hasPage } from "@seatkeeper/pages";

/**
 * @typedef {import("@seatkeeper/host").Keeper} Keeper
 *
 * @typedef {(keeper: Keeper, login: import("@seatkeeper/host").Login, about: { issuer: string, isStranger: boolean }) => Promise<boolean>} WouldAsk
 *   `isStranger`: the client has never let this session in, so it is a login there
 */

/**
 * @param {object} options
 * @param {import("@seatkeeper/host").Directory} options.directory
 * @param {import("@seatkeeper/host").Keyring} options.keyring
 * @returns {WouldAsk}
 */
export function createForesight({ directory, keyring }) {
  /** @type {WeakMap<Keeper, Keeper>} for each keeper the one that only tries */
  const trials = new WeakMap();

  /** @param {Keeper} keeper @param {string} issuer */
  const trialOf = (keeper, issuer) => {
    if (!trials.has(keeper)) {
      const flow = async () => ({ ...(await keeper.flow()).document, reportOnly: true });
      const store = memoryStore();
      trials.set(keeper, createSeatkeeper({ directory, keyring, issuer, store, flow }));
    }
    return trials.get(keeper);
  };

  return async function wouldAsk(keeper, login, { issuer, isStranger }) {
    const { document } = await keeper.flow();
    const asks = !document.reportOnly && document.nodes.some(({ type }) => hasPage(type));
    const decides = isStranger || document.nodes.some(({ config }) => config?.recheckOnRenewal);
    if (!asks || !decides) return false;
    /** @type {import("@seatkeeper/host").Login} */
    const tried = { ...login, id: `trial:${randomUUID()}`, trigger: "login" };
    const { record } = await trialOf(keeper, issuer).login(tried);
    return record.would.outcome === "paused";
  };
}
