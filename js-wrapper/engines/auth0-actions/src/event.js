/** @file What the event of a post-login Action says of the session that it is about. */

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
