/** @file Answers to the page that nobody has given: signed as a test likes. */
import { createKeyring } from "@seatkeeper/host";
import { SignJWT } from "jose";
import { secretOf } from "../../../js-wrapper/engines/auth0-actions/src/limit-page.js";
import { KEY } from "./world.js";

/**
 * @param {any} claims `exp` and `iat` are added unless they are named
 * @param {{ purpose?: string, key?: string, alg?: string }} [how]
 */
export async function signed(claims, { purpose = "return", key = KEY, alg = "HS256" } = {}) {
  const secret = new Uint8Array(Buffer.from(key, "base64url"));
  const keyring = createKeyring({ current: { kid: "action", secret } });
  const bytes = new TextEncoder().encode(await secretOf(keyring, purpose));
  const now = Math.floor(Date.now() / 1000);
  const all = Object.entries({ iat: now, exp: now + 600, ...claims });
  return new SignJWT(Object.fromEntries(all.filter(([, value]) => value !== undefined)))
    .setProtectedHeader({ alg, typ: "JWT" })
    .sign(bytes);
}

/** The claims of a token, unverified. @param {string} token */
export const claimsOf = (token) =>
  JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
