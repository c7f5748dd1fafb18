/** @file The guard's own cookies: unreadable for scripts, and unforgeable by a neighbouring host. */
import { kinds, SeatkeeperError } from "@seatkeeper/host/kit";
import { checked, given } from "./given.js";

/**
 * The `__Host-` prefix makes a browser refuse the cookie unless it came over TLS from this very host.
 * Plain HTTP can't have it, and is there for loopback only.
 *
 * @param {string} name
 * @param {boolean} secure
 */
const fullName = (name, secure) => (secure ? `__Host-${name}` : name);

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {string} name
 * @param {boolean} secure
 * @returns {string | undefined} undefined also where there are two of that name: one isn't ours
 */
export function cookieOf(request, name, secure) {
  const start = `${fullName(name, secure)}=`;
  const found = (request.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start));
  return found.length === 1 ? found[0].slice(start.length) : undefined;
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {string} name
 * @param {string} value
 * @param {{ secure: boolean, maxAge?: number }} options without `maxAge`: until the browser closes
 */
export function setCookie(response, name, value, { secure, maxAge }) {
  checked({ response }, { response: kinds.required(given.response) });
  const parts = [`${fullName(name, secure)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (secure) parts.push("Secure");
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  const before = [response.getHeader("Set-Cookie") ?? []].flat().map(String);
  response.setHeader("Set-Cookie", [...before, parts.join("; ")]);
}

/** Loopback is the one place where a page may come without TLS. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether cookies are to be `Secure`, by the address that people reach the pages at.
 *
 * @param {string} issuer or any address of that server
 * @returns {boolean} false on loopback without TLS, the one place where that may be
 * @throws {import("@seatkeeper/host").SeatkeeperError} `optionsInvalid` for any other without TLS
 */
export function secureFor(issuer) {
  checked({ issuer }, { issuer: kinds.required(given.address) });
  const { protocol, hostname } = URL.canParse(issuer) ? new URL(issuer) : { protocol: "" };
  if (protocol === "https:") return true;
  if (LOOPBACK.test(hostname)) return false;
  const message = "`/issuer`: expected https, except on loopback";
  throw new SeatkeeperError("optionsInvalid", message, { path: "/issuer" });
}
