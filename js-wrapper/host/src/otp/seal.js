/** @file Keeps factors unreadable where they are stored, and tied to their owner. */

import { base64url } from "jose";
import { SeatkeeperError } from "../errors.js";
import { lengthPrefixed } from "../keys.js";

const NONCE_BYTES = 12;

/** @typedef {{ tenant: string, subject: string, factorId: string }} Owner whose factor it is, and which one */
/** @typedef {{ kid: string, nonce: string, sealed: string }} SealedRow what the store sees of a factor */

/**
 * All of the factor is sealed, not its secret alone: who can write to the store can't shorten its
 * codes or date it back.
 *
 * @param {import("../keys.js").Keyring} keyring
 * @param {Owner} owner
 * @param {object} factor JSON data
 * @returns {Promise<SealedRow>}
 */
export async function sealFactor(keyring, owner, factor) {
  const { kid, bytes } = await keyring.derive("otp");
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(factor));
  const sealed = await crypto.subtle.encrypt(cipher(nonce, owner), await aesKey(bytes), plain);
  return { kid, nonce: base64url.encode(nonce), sealed: base64url.encode(new Uint8Array(sealed)) };
}

/**
 * @param {import("../keys.js").Keyring} keyring
 * @param {Owner} owner
 * @param {SealedRow} row
 * @returns {Promise<any>} the factor
 */
export async function openFactor(keyring, owner, row) {
  const key = await keyring.derive("otp", row.kid);
  if (!key) throw unreadable(`its key \`${row.kid}\` is not in the keyring`);
  try {
    const how = cipher(base64url.decode(row.nonce), owner);
    const plain = await crypto.subtle.decrypt(
      how,
      await aesKey(key.bytes),
      new Uint8Array(base64url.decode(row.sealed)),
    );
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    throw unreadable("it was changed, or belongs to someone else");
  }
}

/**
 * The owner is authenticated along with the secret: a row copied under another person's key does
 * not open.
 */
const cipher = (iv, { tenant, subject, factorId }) => ({
  name: "AES-GCM",
  iv,
  additionalData: lengthPrefixed([tenant, subject, factorId]),
});

const aesKey = (bytes) =>
  crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);

const unreadable = (why) =>
  new SeatkeeperError("factorUnreadable", `the factor can't be read: ${why}`, {
    help: "keep a retired key as `previous` until `rewrap` has run",
  });
