/**
 * @file Knows a browser again, so that a second login there needs no second seat.
 *
 * The cookie holds a random id and a MAC over the id and the account. It is written only once a login
 * was allowed, so whoever has one has been let in with this account from this browser. A forged one,
 * another account's, or one whose key is gone counts as none.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { cookieOf, setCookie } from "./cookies.js";

const NAME = "sk-device";
const ID_BYTES = 16;
const FORM = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/;
/** As long as browsers keep a cookie at most. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** @param {{ keyring: any, secure: boolean }} options */
export function createDeviceCookie({ keyring, secure }) {
  return {
    /**
     * @param {import("node:http").IncomingMessage} request
     * @param {string} subject
     * @returns {Promise<string | undefined>} the id, if the cookie is ours and this account's
     */
    async read(request, subject) {
      const [, id, mac] = FORM.exec(cookieOf(request, NAME, secure) ?? "") ?? [];
      if (!id) return undefined;
      for (const kid of keyring.kids) {
        const expected = await keyring.mac("device", [id, subject], { kid });
        if (timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return id;
      }
      return undefined;
    },

    /**
     * @param {import("node:http").ServerResponse} response
     * @param {string} subject
     * @returns {Promise<string>} the new id
     */
    async write(response, subject) {
      const id = randomBytes(ID_BYTES).toString("base64url");
      const mac = await keyring.mac("device", [id, subject]);
      setCookie(response, NAME, `${id}.${mac}`, { secure, maxAge: MAX_AGE_SECONDS });
      return id;
    },
  };
}
