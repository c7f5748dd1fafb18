/** @file The factors that an Action can challenge, by Auth0's names. */

export const FACTORS = Object.freeze([
  "otp",
  "email",
  "phone",
  "push-notification",
  "webauthn-roaming",
  "webauthn-platform",
  "recovery-code",
]);
