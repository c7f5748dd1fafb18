/** @file A run that waits, in the transaction's metadata: it stays with Auth0, and ends with the transaction. */

import { SeatkeeperError } from "@seatkeeper/host";

/** What Auth0 takes for a key. */
const MAX_KEY = 64;
/** What Auth0 keeps under one key. */
const MAX_BYTES = 8_000;

/** By what the Action is called in its own code: two that both wait keep apart. @param {string} name */
export const pauseKey = (name) => `seatkeeper_${name}`.slice(0, MAX_KEY);

/**
 * @typedef {object} Kept
 * @property {string} nonce 128 bits; the answer has to bring it back
 * @property {string} token of the pause
 * @property {Array<[string, any]>} rows of the host's store
 * @property {string} node the type that waits
 * @property {number} at epoch ms
 * @property {string} loginId
 * @property {string[]} [factors] of the challenge
 * @property {number} [firstFactorAt] epoch ms
 */

/** @param {any} event @param {string} key @returns {Kept | undefined} */
export function keptBy(event, key) {
  const text = event.transaction?.metadata?.[key];
  return typeof text === "string" && text !== "" ? JSON.parse(text) : undefined;
}

/** @param {any} api @param {string} key @param {Omit<Kept, "nonce">} run @returns {Kept} */
export function keep(api, key, run) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
  const kept = { ...run, nonce };
  const text = JSON.stringify(kept);
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new SeatkeeperError("flowInvalid", "the flow is too large to wait in a transaction");
  }
  api.transaction.setMetadata(key, text);
  return kept;
}

/** Good for one answer. @param {any} api @param {string} key */
export const forget = (api, key) => api.transaction.setMetadata(key, "");

/** The flow that a run began with, and goes on with. @param {Kept} kept @returns {any} */
export const flowOf = ({ rows }) => rows.find(([name]) => name.startsWith("flow:"))?.[1];
