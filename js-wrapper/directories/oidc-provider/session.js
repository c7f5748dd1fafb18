/** @file A session as the directory lists it, from the provider's row and from what is kept beside it. */

/** @param {import("./adapter.js").IndexedSession} found @returns {import("@seatkeeper/host").Session} */
export function sessionFrom({ payload, entry }) {
  // The provider writes its own list before the decision: it says who asked, not who was let in.
  const clientIds = new Set(entry.clientIds ?? Object.keys(payload.authorizations ?? {}));
  const session = {
    id: payload.uid,
    subject: payload.accountId,
    createdAt: entry.createdAt ?? (payload.loginTs && payload.loginTs * 1000),
    lastActiveAt: entry.lastActiveAt,
    expiresAt: payload.exp && payload.exp * 1000,
    kind: entry.signIn === "pending" ? "mfaPending" : "full",
    class: "interactive",
    clientIds: clientIds.size > 0 ? [...clientIds].sort() : undefined,
    device: deviceFrom(entry.device),
  };
  return /** @type {any} */ (stated(session));
}

/** @param {import("./session-book.js").Entry["device"]} device */
function deviceFrom(device) {
  const { id, ip, userAgent } = device ?? {};
  const known = stated({ id, ip, userAgent });
  return Object.keys(known).length > 0 ? known : undefined;
}

/** What is not known is left out. @param {object} fields */
const stated = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
