/** @file What the host's own nodes say of themselves: those that show a page, ask for a code, or end the flow. */

const NO_SETTINGS = { type: "object", properties: {}, additionalProperties: false };

/**
 * @param {string} name
 * @param {string} title
 * @param {string} description
 * @param {string[]} outputs
 * @param {string[]} [requests]
 * @param {any} [config] JSON Schema
 */
const manifest = (name, title, description, outputs, requests = [], config = NO_SETTINGS) =>
  Object.freeze({ name, version: "0.1.0", title, description, outputs, requests, config });

/** @type {Readonly<Record<string, ReturnType<typeof manifest>>>} */
export const hostNodes = Object.freeze({
  "session-limit-page": manifest(
    "session-limit-page",
    "Session Limit Page",
    "Tells the person which sessions will be ended, and lets them go on or cancel.",
    ["continue", "cancel"],
    ["showPage"],
  ),
  "otp-verification": manifest(
    "otp-verification",
    "OTP Verification",
    "Asks for a one-time password of a factor that the person enrolled before.",
    ["verified", "failed", "unavailable"],
    ["challenge"],
  ),
  "access-token-config": manifest(
    "access-token-config",
    "Access Token Config",
    "What the access token is to carry; handed to the provider as it stands.",
    ["done"],
    [],
    { type: "object" },
  ),
  success: manifest("success", "Success", "The login goes on.", []),
});

/** The nodes that wait for the person, and the way out that means "go on". */
export const WAITS = Object.freeze({
  "session-limit-page": "continue",
  "otp-verification": "verified",
});
