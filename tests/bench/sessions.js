/** @file The one situation that everything here decides: an account with some sessions, and one more login. */

export const NOW = 1_700_000_000_000;
export const LIMIT = 3;

/** @param {number} count */
export function sessions(count) {
  return Array.from({ length: count }, (_, i) => ({
    id: `s${i}`,
    subject: "u1",
    createdAt: NOW - 86_400_000 + i,
    lastActiveAt: NOW - 60_000,
    expiresAt: NOW + 86_400_000,
    clientIds: ["web"],
    device: { id: `d${i}`, ip: "192.0.2.1", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Gecko" },
  }));
}

export const login = {
  id: "login-1",
  subject: "u1",
  current: { type: "session", id: "current", createdAt: NOW },
  trigger: /** @type {const} */ ("login"),
  clientId: "web",
  interactive: true,
  authenticated: true,
  now: NOW,
};
