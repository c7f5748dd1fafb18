/** @file States the login that an event is about, by what Auth0 vouches for and never by a parameter of the request. */
import { MAX_ID_BYTES, MAX_LINKED_SUBJECTS, stateLogin } from "@seatkeeper/host/kit";
import { isRefresh, isSilent, sessionIdOf } from "./event.js";

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

/**
 * Auth0 has made the session before the Action runs. Whether it was let in is known from its mark alone: one without
 * a mark is new here.
 *
 * @param {any} event
 * @param {any} api
 * @param {{ isAdmitted: boolean, createdAt?: number, attributes: Record<string, unknown>, now: number }} known
 * @returns {import("@seatkeeper/host").Login}
 */
export function loginOf(event, api, { isAdmitted, createdAt, attributes, now }) {
  const id = sessionIdOf(event);
  return stateLogin({
    subject: event.user.user_id,
    linkedSubjects: linkedTo(event.user),
    session: id === undefined ? undefined : { id, createdAt },
    isNew: !isAdmitted,
    isRefresh: isRefresh(event),
    isImpersonation: Boolean(event.session?.actor),
    eventId: event.transaction?.id ?? undefined,
    clientId: event.client?.client_id || undefined,
    device: deviceOf(event.request),
    // A page that `prompt=none` can't show is one that is owed: it is not for the request to waive it.
    interactive:
      !WITHOUT_BROWSER.has(event.transaction?.protocol) &&
      (api.redirect.canRedirect() || isSilent(event)),
    attributes,
    now,
  });
}

/** By Auth0's own record, as many and as long as the host takes: who has linked more is counted by these. Linking leaves one user; what a linked id had before may still go by it. */
function linkedTo({ user_id: subject, identities }) {
  const ids = (Array.isArray(identities) ? identities : [])
    .filter((identity) => identity?.provider && identity.user_id)
    .map(({ provider, user_id: id }) => `${provider}|${id}`);
  const fits = (id) => id !== subject && id.isWellFormed() && Buffer.byteLength(id) <= MAX_ID_BYTES;
  return [...new Set(ids)].filter(fits).slice(0, MAX_LINKED_SUBJECTS);
}

function deviceOf(request) {
  const { ip, user_agent: userAgent } = request ?? {};
  const texts = Object.entries({ ip, userAgent }).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(
    texts.map(([name, value]) => [name, value.slice(0, MAX_TEXT).toWellFormed()]),
  );
}
