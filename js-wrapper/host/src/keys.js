/** @file Makes of one secret a key for each purpose, so that none can stand in for another. */

import { base64url } from "jose";
import { SeatkeeperError } from "./errors.js";

const PURPOSES = new Set(["pause", "return", "device", "handle", "choice", "otp"]);
const SECRET_BYTES = 32;
const KID = /^[A-Za-z0-9_-]{1,64}$/;

const HMAC = { name: "HMAC", hash: "SHA-256" };

const utf8 = new TextEncoder();

/** @typedef {{ kid: string, secret: Uint8Array<ArrayBuffer> }} MasterKey `secret` is at least 32 random bytes */

/**
 * @typedef {object} Keyring
 * @property {readonly string[]} kids the current key's id first, then the previous one's if there
 *   is one
 * @property {(purpose: string, kid?: string) => Promise<{ kid: string, bytes: Uint8Array<ArrayBuffer> } | undefined>} derive
 *   the key for a purpose, from the current secret unless a kid is named; undefined for a kid that
 *   is not ours
 * @property {(purpose: string, parts: string[], options?: { kid?: string }) => Promise<string | undefined>} mac
 *   an unguessable name for some text that betrays nothing of it: 128 bits in base64url
 */

/**
 * Two secrets at a time, so that keys can be changed without a stop: new work uses the current one,
 * and what the previous one made stays good until it is taken out.
 *
 * @param {{ current: MasterKey, previous?: MasterKey }} keys
 * @returns {Keyring}
 */
export function createKeyring({ current, previous }) {
  const masters = (previous ? [current, previous] : [current]).map(checked);
  const kids = Object.freeze(masters.map(({ kid }) => kid));
  if (new Set(kids).size < kids.length) {
    throw new SeatkeeperError("keyringInvalid", `the key id \`${current.kid}\` is used twice`, {
      path: "/previous/kid",
    });
  }

  const masterOf = (purpose, kid) => {
    if (!PURPOSES.has(purpose)) {
      throw new SeatkeeperError("unknownPurpose", `no key has the purpose \`${purpose}\``);
    }
    return masters.find((each) => each.kid === kid);
  };

  const derive = async (purpose, kid = current.kid) => {
    const master = masterOf(purpose, kid);
    return master && { kid, bytes: await hkdf(master.secret, `seatkeeper/v1/${purpose}`) };
  };

  /** Imported once for each purpose and secret: a page may need thousands of names. */
  const macKeys = new Map();
  const macKeyFor = (purpose, kid) => {
    const name = `${purpose} ${kid}`;
    const imported = async ({ bytes }) =>
      crypto.subtle.importKey("raw", bytes, HMAC, false, ["sign"]);
    if (!macKeys.has(name)) macKeys.set(name, derive(purpose, kid).then(imported));
    return macKeys.get(name);
  };

  /** @param {string} purpose @param {string[]} parts @param {{ kid?: string }} [options] */
  const mac = async (purpose, parts, { kid = current.kid } = {}) => {
    if (masterOf(purpose, kid) === undefined) return undefined;
    const key = await macKeyFor(purpose, kid);
    const tag = await crypto.subtle.sign("HMAC", key, lengthPrefixed(parts));
    return base64url.encode(new Uint8Array(tag, 0, 16));
  };

  return Object.freeze({ kids, derive, mac });
}

/**
 * Writes texts one after the other, each behind its length, so that no two lists give the same
 * bytes.
 *
 * @param {string[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function lengthPrefixed(parts) {
  const chunks = parts.map((part) => {
    // Half a surrogate pair would be encoded as U+FFFD, and two different ids would share one name.
    if (typeof part !== "string" || !part.isWellFormed()) {
      throw new SeatkeeperError("macInvalid", "a part is not well-formed text");
    }
    return utf8.encode(part);
  });
  const bytes = new Uint8Array(chunks.reduce((size, { length }) => size + 4 + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    new DataView(bytes.buffer).setUint32(offset, chunk.length);
    bytes.set(chunk, offset + 4);
    offset += 4 + chunk.length;
  }
  return bytes;
}

/**
 * @param {MasterKey} master
 * @param {number} index
 * @returns {MasterKey} a copy that nobody else can change
 */
function checked({ kid, secret }, index) {
  const path = index === 0 ? "/current" : "/previous";
  if (typeof kid !== "string" || !KID.test(kid)) {
    const help = "use 1 to 64 letters, digits, `-` and `_`";
    throw new SeatkeeperError("keyringInvalid", "a key id is malformed", {
      path: `${path}/kid`,
      help,
    });
  }
  // Text is refused whatever its length: 32 characters of it hold far less than 32 random bytes.
  if (!(secret instanceof Uint8Array) || secret.length < SECRET_BYTES) {
    const help = `give at least ${SECRET_BYTES} random bytes as a Uint8Array`;
    throw new SeatkeeperError("weakKey", `the secret \`${kid}\` is too weak`, {
      path: `${path}/secret`,
      help,
    });
  }
  return { kid, secret: new Uint8Array(secret) };
}

/** @param {Uint8Array<ArrayBuffer>} secret @param {string} info @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function hkdf(secret, info) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  // No salt: the secret is random already, and every instance must arrive at the same key.
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}
