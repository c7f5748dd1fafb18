/** @file The other side of warn's redirect: reads what the page is to show, and signs the person's answer. */
import { createKeyring } from "@seatkeeper/host";
import { jwtVerify, SignJWT } from "jose";
import { secretOf } from "../limit-page.js";

const EXPIRES_IN = "10m";

/**
 * @param {{ key: string, issuer: string }} options `key`: the Action's secret `seatkeeperKey`; `issuer`: the
 *   tenant's host name
 */
export function createPage({ key, issuer }) {
  const keyring = createKeyring({
    current: { kid: "action", secret: new Uint8Array(Buffer.from(key, "base64url")) },
  });
  const bytesOf = async (purpose) => new TextEncoder().encode(await secretOf(keyring, purpose));

  return {
    /**
     * @param {string} token the request's `session_token`
     * @returns {Promise<{ devices: any[], choose?: number, sub: string, nonce: string }>}
     */
    async open(token) {
      const { payload } = await jwtVerify(token, await bytesOf("pause"), {
        algorithms: ["HS256"],
        issuer,
        requiredClaims: ["sub", "exp", "use", "nonce"],
      });
      if (payload.use !== "page") throw new TypeError("the token is not one for the page");
      return /** @type {any} */ (payload);
    },

    /**
     * The token to send by POST to `https://DOMAIN/continue?state=STATE` as `session_token`.
     *
     * @param {{ sub: string, nonce: string }} page what {@link open} gave
     * @param {{ output: "continue" | "cancel", chosen?: string[] }} answer
     * @param {string} state the request's
     */
    async answer({ sub, nonce }, answer, state) {
      return new SignJWT({ ...answer, use: "answer", nonce, state })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setSubject(sub)
        .setIssuer(issuer)
        .setIssuedAt()
        .setExpirationTime(EXPIRES_IN)
        .sign(await bytesOf("return"));
    },
  };
}
