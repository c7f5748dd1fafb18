/** @file Seatkeeper for npm `oidc-provider`: a directory over its sessions, and a guard for logins. */
export { withAccountIndex } from "./account-index.js";
export { createOidcProviderDirectory } from "./directory.js";
export { guardLogin } from "./guard.js";
export { permittedKinds } from "./permitted.js";
