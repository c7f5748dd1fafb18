/** @file The event of a post-login Action as a login: facts of Auth0, never a parameter of the request. */

/** Protocols in which nobody sits at a browser. */
const WITHOUT_BROWSER = new Set([
  "oauth2-access-token",
  "oauth2-password",
  "oauth2-refresh-token",
  "oauth2-resource-owner",
  "oauth2-resource-owner-jwt-bearer",
  "oauth2-token-exchange",
  "oidc-ciba",
  "wstrust-usernamemixed",
]);
/** Whoever writes the request's headers must not make the login too large to be looked at. */
const MAX_TEXT = 512;
/** As many and as long as the host takes; who has linked more is counted by these. */
const MAX_LINKED = 32;
const MAX_ID_BYTES = 256;

export const isSilent = (event) => (event.transaction?.prompt ?? []).includes("none");

export const isRefresh = (event) => event.transaction?.protocol === "oauth2-refresh-token";

/** The session that the event is about, where Auth0 names one: a refresh names it on some plans only. */
export const sessionIdOf = (event) =>
  (isRefresh(event) ? event.refresh_token?.session_id : event.session?.id) ?? undefined;

/** When that session began, or its refresh token was given out, epoch ms. */
export function beganAt(event) {
  const time = Date.parse((isRefresh(event) ? event.refresh_token : event.session)?.created_at);
  return Number.isSafeInteger(time) ? time : undefined;
}

/**
 * When the newest first factor was given, epoch ms: later than that of every session before. A method that
 * goes by a URL is another Action's note, which a silent run may renew.
 */
export function firstFactorAt(event) {
  const times = (event.authentication?.methods ?? [])
    .filter(({ name, url }) => name !== "mfa" && !url && !/^https?:/.test(name))
    .map(({ timestamp }) => Date.parse(timestamp))
    .filter(Number.isSafeInteger);
  return times.length > 0 ? Math.max(...times) : undefined;
}

/**
 * What happened, as a table of facts. Whether a session that is there already was let in is known from
 * its mark alone: one without a mark logs in.
 */
function triggerOf(event, isAdmitted) {
  if (isRefresh(event)) return "refresh";
  if (event.session?.actor) return "impersonation";
  return isAdmitted ? "sso" : "login";
}

/**
 * @param {any} event
 * @param {any} api
 * @param {{ isAdmitted: boolean, createdAt?: number, attributes: any, now: number }} known
 */
export function loginFrom(event, api, { isAdmitted, createdAt, attributes, now }) {
  const id = sessionIdOf(event);
  const protocol = event.transaction?.protocol;
  // A page that `prompt=none` can't show is one that is owed: it is not for the request to waive it.
  const interactive =
    !WITHOUT_BROWSER.has(protocol) && (api.redirect.canRedirect() || isSilent(event));
  return {
    id: event.transaction?.id ?? crypto.randomUUID(),
    subject: event.user.user_id,
    linkedSubjects: linkedTo(event.user),
    current: id === undefined ? { type: "none" } : { type: "session", id, ...dated(createdAt) },
    trigger: triggerOf(event, isAdmitted),
    ...(event.client?.client_id && { clientId: event.client.client_id }),
    device: deviceOf(event.request),
    interactive,
    authenticated: true,
    attributes,
    now,
  };
}

const dated = (createdAt) => (createdAt === undefined ? {} : { createdAt });

/** By Auth0's own record. Linking leaves one user; what a linked id had before may still go by it. */
function linkedTo({ user_id: subject, identities }) {
  const ids = (Array.isArray(identities) ? identities : [])
    .filter((identity) => identity?.provider && identity.user_id)
    .map(({ provider, user_id: id }) => `${provider}|${id}`);
  const fits = (id) => id !== subject && id.isWellFormed() && Buffer.byteLength(id) <= MAX_ID_BYTES;
  return [...new Set(ids)].filter(fits).slice(0, MAX_LINKED);
}

function deviceOf(request) {
  const { ip, user_agent: userAgent } = request ?? {};
  const texts = Object.entries({ ip, userAgent }).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(
    texts.map(([name, value]) => [name, value.slice(0, MAX_TEXT).toWellFormed()]),
  );
}
