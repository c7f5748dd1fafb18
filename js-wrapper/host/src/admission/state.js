/** @file States a login from what a provider vouches for: what happened, which event it is, and the session that it is about. */

/**
 * What an engine knows of a login, from the provider's own records and never from a parameter of the
 * request. Times are epoch milliseconds.
 *
 * @typedef {object} Facts
 * @property {string} subject the account's id at the provider
 * @property {{ id: string, createdAt?: number, replaces?: string }} [session] the one that this event is about;
 *   without it there is none (a password grant)
 * @property {number} [pendingAt] in place of `session`: the provider creates it after the decision, and this
 *   is the event's own time
 * @property {boolean} isNew whether the session came into existence by this event
 * @property {"login" | "registration" | "recovery"} [how] a new one came about; `login`
 * @property {boolean} [isRefresh] tokens of a session that is there are renewed
 * @property {boolean} [isStepUp] a session that is there was proved more strongly
 * @property {boolean} [isImpersonation] somebody else acts as this person
 * @property {string} [eventId] the provider's own id of the event: the same however often it is delivered
 * @property {string} [clientId]
 * @property {{ id?: string, trusted?: boolean, ip?: string, userAgent?: string }} [device] `trusted`: its id comes
 *   from something signed or bound
 * @property {string[]} [linkedSubjects] further ids of the same person, by the provider's own record
 * @property {Record<string, unknown>} [attributes] that rules may read: none that the person can write
 * @property {boolean} interactive whether a page can be shown, by the endpoint and never by a parameter
 * @property {number} now
 *
 * @param {Facts} facts
 * @param {() => string} [newId] for an event that has no id of its own
 * @returns {import("./stated.js").StatableLogin} the login, for `keeper.login` and `keeper.resume`
 */
export function stateLogin(facts, newId = () => crypto.randomUUID()) {
  const { subject, session, isNew, clientId, device = {}, interactive, now } = facts;
  const { linkedSubjects = [], attributes = {} } = facts;
  const trigger = triggerOf(facts);
  const stated = {
    // A session comes into being once, so its first decision has one name; a renewal is a new event.
    id: facts.eventId ?? (isNew && session ? `login:${session.id}` : `${trigger}:${newId()}`),
    subject,
    linkedSubjects,
    current: currentOf(facts),
    trigger,
    device,
    interactive,
    authenticated: true,
    attributes,
    now,
  };
  return clientId === undefined ? stated : { ...stated, clientId };
}

/** @param {Facts} facts @returns {import("@seatkeeper/nodes").Trigger} */
function triggerOf({ isNew, how = "login", isRefresh, isStepUp, isImpersonation }) {
  if (isRefresh) return "refresh";
  if (isImpersonation) return "impersonation";
  if (isNew) return how;
  return isStepUp ? "stepUp" : "sso";
}

/** @param {Facts} facts @returns {import("@seatkeeper/nodes").Current} */
function currentOf({ session, pendingAt }) {
  if (pendingAt !== undefined) return { type: "pending", at: pendingAt };
  if (session === undefined) return { type: "none" };
  const { id, createdAt, replaces } = session;
  /** @type {any} */
  const current = { type: "session", id };
  if (createdAt !== undefined) current.createdAt = createdAt;
  if (replaces !== undefined) current.replaces = replaces;
  return current;
}
