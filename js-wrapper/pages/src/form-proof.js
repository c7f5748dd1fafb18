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
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { cookieOf, setCookie } from "./cookies.js";
import { checked, checkedRequest } from "./given.js";

const NAME = "sk-run";
const SECRET = /^[A-Za-z0-9_-]{22}$/;

const { flag, required, text } = kinds;
/** @type {import("./given.js").Kind} */
const origin = {
  expected: "an origin, as `https://login.example`",
  fits: (/** @type {any} */ value) => URL.canParse(value) && new URL(value).origin === value,
};
const OPTIONS = { origin: required(origin), secure: required(flag) };

/**
 * @typedef {object} FormProof
 * @property {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, run: string) => string} issue
 *   the value for the form's field `nonce`; sets the cookie where the browser has none. `run` is any name
 *   of what is asked, the same when the answer comes
 * @property {(request: import("node:http").IncomingMessage, run: string, nonce: string | null | undefined) => boolean} holds
 *   false: answer with 403, and take nothing from the form
 */

/**
 * @param {object} options
 * @param {string} options.origin of the pages, from your configuration and never from a request
 * @param {boolean} options.secure see `secureFor`
 * @returns {FormProof}
 */
export function createFormProof(options) {
  const { origin: own, secure } = checkedOptions(options, OPTIONS);

  /** @param {import("node:http").IncomingMessage} request */
  const secretOf = (request) => {
    const value = cookieOf(checkedRequest(request), NAME, secure);
    return value && SECRET.test(value) ? value : undefined;
  };

  return Object.freeze({
    issue(request, response, run) {
      checked({ run }, { run: required(text) });
      let secret = secretOf(request);
      if (!secret) {
        secret = randomBytes(16).toString("base64url");
        setCookie(response, NAME, secret, { secure });
      }
      return macOf(secret, run);
    },

    holds(request, run, nonce) {
      checked({ run }, { run: required(text) });
      const secret = secretOf(request);
      if (!isSameOrigin(request, own) || !secret) return false;
      return typeof nonce === "string" && equal(macOf(secret, run), nonce);
    },
  });
}

/** @param {import("node:http").IncomingMessage} request @param {string} own */
function isSameOrigin({ headers }, own) {
  if (headers.origin === "null") return headers["sec-fetch-site"] === "same-origin";
  return headers.origin === own;
}

/** @param {string} secret @param {string} run */
function macOf(secret, run) {
  return createHmac("sha256", secret).update(run).digest("base64url").slice(0, 22);
}

/** @param {string} expected @param {string} nonce */
function equal(expected, nonce) {
  const [a, b] = [Buffer.from(expected), Buffer.from(nonce)];
  return a.length === b.length && timingSafeEqual(a, b);
}
