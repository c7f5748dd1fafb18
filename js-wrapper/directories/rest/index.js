/** @file What a directory over a provider's REST API needs: a client, its token, the provider's rate, all pages of a list. */
export { baseUrl, hostName } from "./address.js";
export { boundedText, refusalOf } from "./answer.js";
export { createClient } from "./client.js";
export { createPace } from "./pace.js";
export { pagesOf, readAll } from "./paging.js";
export { retried } from "./retry.js";
export { createToken } from "./token.js";

/**
 * @typedef {import("./answer.js").Refusal} Refusal
 * @typedef {import("./client.js").Client} Client
 * @typedef {import("./client.js").ClientOptions} ClientOptions
 * @typedef {import("./client.js").RestRequest} RestRequest
 * @typedef {import("./pace.js").Pace} Pace
 * @typedef {import("./token.js").Token} Token
 * @typedef {import("./token.js").TokenCache} TokenCache
 * @typedef {import("./token.js").TokenEntry} TokenEntry
 * @typedef {import("./token.js").TokenOptions} TokenOptions
 */
/**
 * @template T
 * @typedef {import("./paging.js").Page<T>} Page
 */
