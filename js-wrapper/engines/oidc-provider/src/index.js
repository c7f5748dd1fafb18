/** @file Seatkeeper in front of npm `oidc-provider`: a guard for its logins. */
export { guardLogin } from "./guard.js";
export { permittedKinds } from "./permitted.js";

/**
 * @typedef {import("./provider.js").Configuration} Configuration
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./guard.js").Guard} Guard
 * @typedef {import("./directory.js").GuardedDirectory} GuardedDirectory
 * @typedef {import("./guard.js").GuardOptions} GuardOptions
 * @typedef {import("./provider.js").Provider} Provider
 */
