/**
 * @file Knows a browser again, so that a second login there needs no second seat.
 *
 * The cookie holds a random id and a MAC over the id and the account. It is written only once a login
 * was allowed, so whoever has one has been let in with this account from this browser. A forged one,
 * another account's, or one whose key is gone counts as none.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { cookieOf, setCookie } from "./cookies.js";
import { checked, checkedRequest, given } from "./given.js";

const NAME = "sk-device";
const ID_BYTES = 16;
const FORM = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/;
/** As long as browsers keep a cookie at most. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;
const MAX_USER_AGENT = 512;

const { flag, required, text } = kinds;
const OPTIONS = { keyring: required(given.keyring), secure: required(flag) };

/**
 * What is known of the device that a request came from, as `stateLogin` takes it.
 *
 * @typedef {object} Device
 * @property {string} [id] only where the cookie vouches for it
 * @property {boolean} [trusted] true with an id
 * @property {string} [ip]
 * @property {string} [userAgent]
 *
 * @typedef {object} DeviceCookie
 * @property {(request: import("node:http").IncomingMessage, subject: string) => Promise<string | undefined>} read
 *   the device's id, if the cookie is ours and this account's
 * @property {(request: import("node:http").IncomingMessage, subject: string, about?: { ip?: string }) => Promise<Device>} describe
 *   `ip`: as your server knows it, which alone knows what proxies stand before it
 * @property {(response: import("node:http").ServerResponse, subject: string) => Promise<string>} write
 *   the new id: call it when a login was allowed, and not before
 */

/**
 * @param {object} options
 * @param {import("@seatkeeper/host").Keyring} options.keyring what `createKeyring` made: it signs the cookie
 * @param {boolean} options.secure see `secureFor`
 * @returns {DeviceCookie}
 */
export function createDeviceCookie(options) {
  const { keyring, secure } = checkedOptions(options, OPTIONS);

  /** @type {DeviceCookie["read"]} */
  async function read(request, subject) {
    checked({ subject }, { subject: required(text) });
    const cookie = cookieOf(checkedRequest(request), NAME, secure);
    const [, id, mac] = FORM.exec(cookie ?? "") ?? [];
    if (!id) return undefined;
    for (const kid of keyring.kids) {
      const expected = await keyring.mac("device", [id, subject], { kid });
      if (timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return id;
    }
    return undefined;
  }

  return Object.freeze({
    read,

    async describe(request, subject, about = {}) {
      const { ip } = checkedOptions(about, { ip: given.words });
      const id = await read(request, subject);
      const userAgent = request.headers["user-agent"]?.slice(0, MAX_USER_AGENT);
      /** @type {Device} */
      const device = {};
      if (id) Object.assign(device, { id, trusted: true });
      if (ip) device.ip = ip;
      if (userAgent) device.userAgent = userAgent;
      return device;
    },

    async write(response, subject) {
      checked({ subject }, { subject: required(text) });
      const id = randomBytes(ID_BYTES).toString("base64url");
      const mac = await keyring.mac("device", [id, subject]);
      setCookie(response, NAME, `${id}.${mac}`, { secure, maxAge: MAX_AGE_SECONDS });
      return id;
    },
  });
}
