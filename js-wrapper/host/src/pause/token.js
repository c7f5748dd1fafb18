/** @file The token of a paused run: written here, and believed only if it was written here. */

import { SignJWT, errors, jwtVerify } from "jose";
import { SeatkeeperError } from "../errors.js";

const TYP = "seatkeeper-pause+jwt";
const MAX_BYTES = 4096;

/** Which login may resume; each is compared with what the resuming leg has verified for itself. */
const BINDING = ["sub", "sid", "flow", "tenant", "caller"];
const TEXTS = [...BINDING, "flowHash", "run", "node", "jti"];
const CLAIMS = [...TEXTS, "iat", "exp"];

/**
 * `sub` and `sid` are keyed handles, never the ids themselves: the token passes through the
 * person's browser. `jti` is the run and the number of the pause in it. Times are epoch ms.
 *
 * @typedef {{ sub: string, sid: string, flow: string, tenant: string, caller: string }} Binding
 * @typedef {Binding & { flowHash: string, run: string, node: string, jti: string, iat: number,
 *   exp: number }} PauseClaims
 */

/**
 * @param {import("../keys.js").Keyring} keyring
 * @param {{ issuer: string, claims: PauseClaims }} pause
 * @returns {Promise<string>} a compact JWS
 */
export async function sealPause(keyring, { issuer, claims }) {
  if (!isPause(claims)) {
    throw invalid(`a pause has exactly the claims ${CLAIMS.join(", ")}`);
  }
  const { kid, bytes } = await keyring.derive("pause");
  const token = await new SignJWT({ ...claims, iat: claims.iat / 1000, exp: claims.exp / 1000 })
    .setIssuer(issuer)
    .setAudience(issuer)
    .setProtectedHeader({ alg: "HS256", typ: TYP, kid })
    .sign(bytes);
  // Better no pause than one that can't be resumed.
  if (token.length > MAX_BYTES) {
    throw invalid(`the claims of a pause don't fit into ${MAX_BYTES} bytes`);
  }
  return token;
}

/**
 * Whether the flow that the token names is still the same one (`flowHash`), and whether the pause
 * was answered before (`jti`), is for the caller to find out.
 *
 * @param {import("../keys.js").Keyring} keyring
 * @param {unknown} token
 * @param {{ issuer: string, now: number, expect: Binding }} leg
 * @returns {Promise<PauseClaims>}
 */
export async function openPause(keyring, token, { issuer, now, expect }) {
  const claims = await verified(keyring, token, { issuer, now });
  if (claims.exp <= now) throw expired();
  for (const name of BINDING) {
    if (claims[name] !== expect[name]) {
      throw new SeatkeeperError("pauseForeign", "the pause belongs to another login", {
        path: `/${name}`,
      });
    }
  }
  return claims;
}

/** @returns {Promise<PauseClaims>} */
async function verified(keyring, token, { issuer, now }) {
  if (typeof token !== "string" || token.length > MAX_BYTES || !CANONICAL.test(token))
    throw forged();

  const key = async (header) => {
    const derived = isOurs(header) && (await keyring.derive("pause", header.kid));
    if (!derived) throw forged();
    return derived.bytes;
  };
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ["HS256"],
      typ: TYP,
      issuer,
      audience: issuer,
      requiredClaims: CLAIMS,
      // Whole seconds and no leeway: a first sieve. The exact moment is judged in milliseconds
      // above.
      currentDate: new Date(now),
      clockTolerance: 0,
    });
    const { iss, aud, iat, exp, ...texts } = payload;
    const claims = { ...texts, iat: milliseconds(iat), exp: milliseconds(exp) };
    // A list of audiences that holds ours would satisfy the library; we never write one.
    if (aud !== issuer || !isPause(claims)) throw forged();
    return claims;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw expired();
    // The library's own error carries the claims along, so it goes no further.
    if (error instanceof errors.JOSEError) throw forged();
    throw error;
  }
}

/**
 * Three parts in base64url, and the signature spelt the only right way: 32 bytes leave two bits of
 * its last character unused, and if those could be set, one token would have four spellings.
 */
const CANONICAL = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;

/**
 * A header names its algorithm, type and key, and nothing else: no key of its own, no link to one,
 * no extension.
 */
function isOurs(header) {
  const { alg, typ, kid, ...more } = header;
  return (
    alg === "HS256" && typ === TYP && typeof kid === "string" && Object.keys(more).length === 0
  );
}

/** @returns {boolean} whether these are exactly the claims of a pause, each of its kind */
function isPause(claims) {
  return (
    Object.keys(claims).length === CLAIMS.length &&
    TEXTS.every(
      (name) =>
        Object.hasOwn(claims, name) && typeof claims[name] === "string" && claims[name] !== "",
    ) &&
    [claims.iat, claims.exp].every((time) => Number.isSafeInteger(time) && time >= 0)
  );
}

/** Seconds with a fraction, as a token has them, times 1000: not always a whole number by itself. */
const milliseconds = (seconds) => Math.round(seconds * 1000);

const invalid = (message) => new SeatkeeperError("pauseInvalid", message);
const forged = () => new SeatkeeperError("pauseForged", "the pause token is not one of ours");
const expired = () => new SeatkeeperError("pauseExpired", "the pause is over");
