/**
 * @file Proof that a form was filled in on our own page, in the browser that we showed it to.
 *
 * The browser keeps a random secret in a cookie; the page carries a MAC of the run under that secret.
 * Who can't read the cookie can't make the MAC, and one run's form is no good for another.
 *
 * `Origin` must be ours as well. A page with `Referrer-Policy: no-referrer` makes browsers send
 * `Origin: null` even to ourselves; then `Sec-Fetch-Site`, which no script and no other site can
 * set, has to say `same-origin`.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { cookieOf, setCookie } from "./cookies.js";

const NAME = "sk-run";
const SECRET = /^[A-Za-z0-9_-]{22}$/;

/** @param {{ origin: string, secure: boolean }} options `origin` as the configuration has it */
export function createFormProof({ origin, secure }) {
  const secretOf = (request) => {
    const value = cookieOf(request, NAME, secure);
    return value && SECRET.test(value) ? value : undefined;
  };

  return {
    /**
     * @param {import("node:http").IncomingMessage} request
     * @param {import("node:http").ServerResponse} response
     * @param {string} run
     * @returns {string} the value for the form's field `nonce`
     */
    issue(request, response, run) {
      let secret = secretOf(request);
      if (!secret) {
        secret = randomBytes(16).toString("base64url");
        setCookie(response, NAME, secret, { secure });
      }
      return macOf(secret, run);
    },

    /**
     * @param {import("node:http").IncomingMessage} request
     * @param {string} run
     * @param {string | undefined} nonce
     * @returns {boolean}
     */
    holds(request, run, nonce) {
      const secret = secretOf(request);
      return isSameOrigin(request, origin) && !!secret && equal(macOf(secret, run), nonce ?? "");
    },
  };
}

function isSameOrigin({ headers }, origin) {
  if (headers.origin === "null") return headers["sec-fetch-site"] === "same-origin";
  return headers.origin === origin;
}

function macOf(secret, run) {
  return createHmac("sha256", secret).update(run).digest("base64url").slice(0, 22);
}

function equal(expected, given) {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
