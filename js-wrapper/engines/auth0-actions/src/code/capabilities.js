/** @file What is known of a session at Auth0, and what can be done with it. */

const OF_STAMPS = Object.freeze({
  endsSession: true,
  createdAt: true,
  createdAtResolutionMs: 1,
  clientIds: true,
  listsCurrent: false,
  revokesRefreshTokens: false,
  sees: ["interactive"],
});
const OF_SESSIONS = Object.freeze({ ...OF_STAMPS, lastActiveAt: true, expiresAt: true });

/** A flow that needs more is not taken. @param {{ sessions?: string }} options */
export const capabilitiesOf = ({ sessions }) => (sessions === "stamps" ? OF_STAMPS : OF_SESSIONS);
