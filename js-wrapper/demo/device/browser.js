/** @file A device of somebody's: a browser with cookies, and the application that signs in with it. */
import { createHash, randomBytes } from "node:crypto";
import { CookieJar } from "tough-cookie";
import { API, callbackOf, DEVICE_CODE, SCOPE } from "../provider/clients.js";
import { pageFrom } from "./page.js";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/**
 * @typedef {object} Arrival where a browser came to rest: at a page, or back at the application
 * @property {import("./page.js").Page} [page]
 * @property {Record<string, string>} [callback] what the application was told
 */

/**
 * @param {string} issuer
 * @param {{ client?: string, headers?: Record<string, string>, jar?: CookieJar }} [options]
 */
export function createDevice(issuer, { client = "web", headers = {}, jar = new CookieJar() } = {}) {
  /** Every answer that this browser has seen, for those who search it. */
  const seen = [];
  const verifiers = new Map();

  /**
   * One request, cookies in and out; follows nothing.
   *
   * @param {string | URL} url
   * @param {{ method?: string, form?: any, headers?: Record<string, string> }} [request]
   */
  const request = async (url, { method = "GET", form, headers: more = {} } = {}) => {
    const cookie = await jar.getCookieString(url);
    const sent = { "user-agent": FIREFOX, ...headers, ...more };
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: cookie ? { ...sent, cookie } : sent,
      body: form && new URLSearchParams(form),
    });
    for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url);
    const body = await response.text();
    seen.push({ url: String(url), status: response.status, headers: response.headers, body });
    return { url: String(url), status: response.status, headers: response.headers, body };
  };

  /** Follows redirects as a browser does, up to the application's door. @returns {Promise<Arrival>} */
  const settle = async (response) => {
    const location = response.headers.get("location");
    if (!location) return { page: pageFrom(response, post) };
    const url = new URL(location, response.url);
    if (url.href.startsWith(`${issuer}/apps/`)) {
      seen.push({ url: url.href, status: 0, headers: new Headers(), body: "" });
      return { callback: Object.fromEntries(url.searchParams) };
    }
    return settle(await request(url));
  };

  const visit = async (url) => settle(await request(new URL(url, issuer)));
  const post = async (url, form, more = {}) => {
    const target = new URL(url, issuer);
    const sent = { origin: target.origin, ...more };
    return settle(await request(target, { method: "POST", form, headers: sent }));
  };

  const token = async (form) => {
    const { status, body } = await request(`${issuer}/token`, { method: "POST", form });
    return { status, ...JSON.parse(body) };
  };

  return {
    jar,
    seen,
    visit,
    post,

    /** The address that starts a sign-in. */
    authorizationUrl(extra = {}) {
      const verifier = randomBytes(32).toString("base64url");
      const state = randomBytes(8).toString("base64url");
      verifiers.set(state, verifier);
      const { app = client, ...params } = extra;
      const query = new URLSearchParams({
        client_id: app,
        redirect_uri: callbackOf(issuer, app),
        response_type: "code",
        scope: SCOPE,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
        state,
        ...params,
      });
      return `${issuer}/auth?${query}`;
    },

    /** Asks for a code; `{ app, prompt }` and other parameters. */
    authorize(extra) {
      return visit(this.authorizationUrl(extra));
    },

    /** Up to the first thing that comes after the right password. @returns {Promise<Arrival>} */
    async signIn(login = "ada", password = "correct horse", extra = {}) {
      const { page, ...arrival } = await this.authorize(extra);
      return page ? page.submit({ login, password }) : arrival;
    },

    /** @param {Record<string, string>} callback */
    exchange({ code, state }, app = client) {
      return token({
        grant_type: "authorization_code",
        client_id: app,
        redirect_uri: callbackOf(issuer, app),
        code,
        code_verifier: verifiers.get(state) ?? "",
      });
    },

    /** What a television does: asks for a code that its owner types in elsewhere. */
    async startDeviceFlow() {
      const form = { client_id: client, scope: SCOPE };
      const { body } = await request(`${issuer}/device/auth`, { method: "POST", form });
      return JSON.parse(body);
    },

    /** @param {string} deviceCode */
    poll(deviceCode) {
      return token({ grant_type: DEVICE_CODE, client_id: client, device_code: deviceCode });
    },

    refresh(refreshToken, app = client) {
      return token({ grant_type: "refresh_token", client_id: app, refresh_token: refreshToken });
    },

    /** Signs in all the way, where nothing comes in between. */
    async tokens(...credentials) {
      const { callback } = await this.signIn(...credentials);
      if (!callback?.code) throw new Error("the sign-in did not end with a code");
      return this.exchange(callback);
    },

    /** @returns {Promise<boolean>} what a resource server is told about an access token */
    async isActive(accessToken) {
      const form = { token: accessToken, client_id: API.id, client_secret: API.secret };
      const { body } = await request(`${issuer}/token/introspection`, { method: "POST", form });
      return JSON.parse(body).active;
    },

    async userinfo(accessToken) {
      const authorization = `Bearer ${accessToken}`;
      return (await request(`${issuer}/me`, { headers: { authorization } })).status;
    },
  };
}
