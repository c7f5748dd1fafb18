/**
 * @file Asks the host at every refresh whether the session behind the token may go on.
 *
 * `rotateRefreshToken` is the one hook that runs after the client and the token were checked in every
 * way and before anything is spent or issued.
 */
import { errors } from "oidc-provider";

/**
 * @param {{ keeperFor: (clientId: string) => any, directory: any, logins: any, now: () => number }} options
 * @returns {(rotate: boolean | ((ctx: any) => boolean | Promise<boolean>)) => (ctx: any) => Promise<boolean>}
 */
export function createRefreshGate({ keeperFor, directory, logins, now }) {
  const mayGoOn = async (ctx) => {
    const { RefreshToken: token, Client: client } = ctx.oidc.entities;
    const { sessionUid, accountId } = token;
    const session = sessionUid && (await directory.find(sessionUid));
    if (sessionUid && session?.subject !== accountId) return false;

    const login = await logins.login(ctx, {
      subject: accountId,
      session,
      trigger: "refresh",
      clientId: client.clientId,
      interactive: false,
    });
    const { outcome } = await keeperFor(client.clientId).login(login);
    if (outcome !== "allowed") return false;
    if (sessionUid) await directory.note(sessionUid, { lastActiveAt: now() });
    return true;
  };

  return (rotate) => async (ctx) => {
    if (!(await mayGoOn(ctx))) throw new errors.InvalidGrant();
    return typeof rotate === "function" ? rotate(ctx) : rotate;
  };
}

/** What the provider does where its configuration says nothing. */
export function rotateByDefault(ctx) {
  const { RefreshToken: token, Client: client } = ctx.oidc.entities;
  const YEAR_SECONDS = 365.25 * 24 * 60 * 60;
  if (token.totalLifetime() >= YEAR_SECONDS) return false;
  if (client.clientAuthMethod === "none" && !token.isSenderConstrained()) return true;
  return token.ttlPercentagePassed() >= 70;
}
