/** @file The Action's own key, which it shares with its page. */
import { createKeyring, SeatkeeperError } from "@seatkeeper/host";

const MIN_BYTES = 32;

const bytesOf = (key) => new Uint8Array(Buffer.from(key, "base64url"));

/** @type {import("@seatkeeper/host/kit").kinds.Kind} */
export const actionKey = Object.freeze({
  expected: "32 random bytes or more in base64url",
  fits: (value) => typeof value === "string" && bytesOf(value).length >= MIN_BYTES,
});

/** @param {string} key @returns {import("@seatkeeper/host").Keyring} */
export const keyringOf = (key) =>
  createKeyring({ current: { kid: "action", secret: bytesOf(key) } });

/** @param {Record<string, string> | undefined} secrets of the event @returns {import("@seatkeeper/host").Keyring} */
export function keyringIn(secrets) {
  const key = secrets?.seatkeeperKey;
  if (actionKey.fits(key)) return keyringOf(key);
  const message = `the secret \`seatkeeperKey\` is missing or too short: expected ${actionKey.expected}`;
  throw new SeatkeeperError("optionsInvalid", message, { path: "/secrets/seatkeeperKey" });
}
