/** @file What a factor may look like: checks an enrolment and fills in what is missing. */

import { MAX_ID_BYTES } from "@seatkeeper/nodes/words";
import { Secret } from "otpauth";
import { SeatkeeperError } from "../errors.js";

/**
 * Bytes of a fresh secret: as many as the hash puts out (RFC 6238, 5.1), so 160 bits at the least.
 */
const SECRET_BYTES = { SHA1: 20, SHA256: 32, SHA512: 64 };
const MIN_SECRET_BYTES = 20;

const KNOWN = {
  totp: new Set(["type", "digits", "algorithm", "secret", "period"]),
  hotp: new Set(["type", "digits", "algorithm", "secret", "counter"]),
};

/**
 * What to enrol. `secret` (base32 or bytes) and, for HOTP, `counter` (the next one that the token
 * will show) take over a factor that exists already; without them a new secret is made.
 *
 * @typedef {object} Enrolment
 * @property {"totp" | "hotp"} type
 * @property {6 | 7 | 8} [digits] 6
 * @property {"SHA1" | "SHA256" | "SHA512"} [algorithm] SHA1, the only one that every authenticator
 *   app computes
 * @property {number} [period] seconds a code of a TOTP lasts, 30
 * @property {number} [counter] 0
 * @property {string | Uint8Array} [secret]
 * @property {string} [label] what the person's app shows; the subject unless given
 */

/** @param {Enrolment} enrolment */
export function checkedSettings(enrolment) {
  const { type, digits = 6, algorithm = "SHA1", secret } = enrolment;
  if (!isKeyOf(KNOWN, type)) throw invalid("/type", "is `totp` or `hotp`");
  const surplus = Object.keys(enrolment).find((name) => !KNOWN[type].has(name));
  if (surplus !== undefined) throw invalid(`/${surplus}`, `is no setting of a \`${type}\``);
  if (!within(digits, 6, 8)) throw invalid("/digits", "is 6, 7 or 8");
  if (!isKeyOf(SECRET_BYTES, algorithm)) throw invalid("/algorithm", "is SHA1, SHA256 or SHA512");

  const basics = {
    type,
    digits,
    algorithm,
    secret: checkedSecret(secret, SECRET_BYTES[algorithm]),
  };
  if (type === "totp") {
    const { period = 30 } = enrolment;
    if (!within(period, 15, 120))
      throw invalid("/period", "is a whole number of seconds from 15 to 120");
    return { ...basics, period };
  }
  const { counter = 0 } = enrolment;
  if (!within(counter, 0, 2 ** 48)) throw invalid("/counter", "is a whole number from 0 on");
  return { ...basics, counter };
}

/** @param {string} name @param {unknown} id @returns {string} */
export function checkedId(name, id) {
  const text = typeof id === "string" && id !== "" && id.isWellFormed();
  if (!text || new TextEncoder().encode(id).length > MAX_ID_BYTES) {
    throw invalid(`/${name}`, `is text of 1 to ${MAX_ID_BYTES} bytes`);
  }
  return id;
}

/** @returns {Secret} */
function checkedSecret(given, freshBytes) {
  if (given === undefined) return secretOf(crypto.getRandomValues(new Uint8Array(freshBytes)));
  const secret = given instanceof Uint8Array ? secretOf(given) : parsedSecret(given);
  if (secret.bytes.length < MIN_SECRET_BYTES) {
    throw invalid("/secret", `holds at least ${MIN_SECRET_BYTES} bytes`);
  }
  return secret;
}

function parsedSecret(base32) {
  try {
    return Secret.fromBase32(base32);
  } catch {
    // The library's message quotes a character of the secret.
    throw invalid("/secret", "is bytes, or text in base32");
  }
}

/** A copy first: the library takes the whole buffer that some bytes are a part of. */
const secretOf = (bytes) => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** Of text only: a list of one word would pass for the word. */
const isKeyOf = (table, name) => typeof name === "string" && Object.hasOwn(table, name);

const within = (value, min, max) => Number.isSafeInteger(value) && value >= min && value <= max;

const invalid = (path, expected) =>
  new SeatkeeperError("otpInvalid", `\`${path}\` ${expected}`, { path });
