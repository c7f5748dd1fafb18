/** @file The directory over the sessions of npm `oidc-provider`. */
export { withAccountIndex } from "./account-index.js";
export { createOidcProviderDirectory } from "./directory.js";
