/** @file Seatkeeper for Auth0: a directory over the sessions of a tenant. */
export { createAuth0Directory } from "./directory.js";

/** @typedef {import("./token.js").TokenCache} TokenCache */
