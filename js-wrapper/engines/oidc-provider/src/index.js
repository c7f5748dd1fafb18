/** @file Seatkeeper in front of npm `oidc-provider`: a guard for its logins. */
export { guardLogin } from "./guard.js";
export { permittedKinds } from "./permitted.js";
