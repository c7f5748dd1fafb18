/** @file What is handed to this package's functions: each thing of its kind, or refused with a place in it. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { Markup } from "./html.js";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

const { having, integer, listOf, required, text } = kinds;

/** @typedef {Parameters<typeof kinds.required>[0]} Kind */

const isRecord = kinds.record.fits;
const READ = ["cookie", "content-type", "origin", "sec-fetch-site", "user-agent"];

/** @type {Kind} */
const request = {
  expected: "a request as `node:http` has it",
  fits: ({ headers }) =>
    isRecord(headers) &&
    READ.every((name) => ["undefined", "string"].includes(typeof headers[name])),
};
/** @type {Kind} a text that may be empty */
const words = { expected: "a text", fits: (value) => typeof value === "string" };
/** @type {Kind} */
const address = {
  expected: "a path, or an address by http or https",
  fits: (value) => typeof value === "string" && /^(\/(?![/\\])|https?:\/\/)/.test(value),
};
/** @type {Kind} */
const source = {
  expected: "an origin, or the scheme of an app",
  fits: (value) =>
    typeof value === "string" && /^[a-z][a-z0-9+.-]*:(\/\/[^\s;,'"/]+)?$/i.test(value),
};
/** @type {Kind} */
const fields = {
  expected: "an object of texts",
  fits: (value) => isRecord(value) && Object.values(value).every(words.fits),
};
/** @type {Kind} */
const form = {
  expected: "a form, as `readForm` gives it",
  // Asked rather than looked at: what only passes for one can't answer.
  fits: (value) => value instanceof URLSearchParams && typeof value.has("output") === "boolean",
};
/** @type {Kind} */
const device = {
  expected: "a device as the host shows it",
  fits: (value) =>
    isRecord(value) &&
    ["handle", "browser", "os", "lastActiveDay"].every(
      (name) => value[name] === undefined || words.fits(value[name]),
    ),
};

/** The kinds that only pages know, by what they are. */
export const given = Object.freeze({
  address,
  body: { expected: "markup that `html` made", fits: (value) => value instanceof Markup },
  code: integer(1, 16),
  devices: listOf(device),
  fields,
  form,
  keyring: {
    expected: "what `createKeyring` made",
    fits: (value) => listOf(text).fits(value.kids) && having("", ["mac"]).fits(value),
  },
  request,
  response: having("a response as `node:http` has it", ["getHeader", "setHeader"]),
  sources: listOf(source),
  words,
});

/**
 * What a function was given one by one, checked by name.
 *
 * @template {Record<string, unknown>} T
 * @param {T} stated
 * @param {Record<keyof T, Kind>} expected
 * @returns {T}
 */
export const checked = (stated, expected) => /** @type {any} */ (checkedOptions(stated, expected));

/** @param {unknown} value @returns {Request} */
export const checkedRequest = (value) =>
  /** @type {Request} */ (checked({ request: value }, { request: required(request) }).request);
