/** @file The directory over the sessions of npm `oidc-provider`. */
export { withAccountIndex } from "./account-index.js";
export { createOidcProviderDirectory } from "./directory.js";

/**
 * @typedef {import("./adapter.js").Adapter} Adapter
 * @typedef {import("./directory.js").DirectoryOptions} DirectoryOptions
 * @typedef {import("./account-index.js").IndexOptions} IndexOptions
 * @typedef {import("./adapter.js").IndexedAdapterClass} IndexedAdapterClass
 * @typedef {import("./adapter.js").IndexedSession} IndexedSession
 * @typedef {import("./directory.js").OidcProviderDirectory} OidcProviderDirectory
 */
