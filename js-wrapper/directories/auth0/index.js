/** @file Seatkeeper for Auth0: a directory over the sessions of a tenant. */
export { createAuth0Directory } from "./directory.js";

/**
 * @typedef {import("./directory.js").Auth0DirectoryOptions} Auth0DirectoryOptions
 * @typedef {import("../rest/index.js").TokenCache} TokenCache
 */
