/**
 * @file Asks the host at every refresh whether the session behind the token may go on.
 *
 * `rotateRefreshToken` is the one hook that runs after the client and the token were checked in every
 * way and before anything is spent or issued.
 */
import { errors } from "oidc-provider";

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {NonNullable<import("./provider.js").Configuration["rotateRefreshToken"]>} Rotation
 */

/**
 * @param {object} options
 * @param {(clientId: string) => import("@seatkeeper/host").Keeper} options.keeperFor
 * @param {import("./directory.js").GuardedDirectory} options.directory
 * @param {import("./login.js").Logins} options.logins
 * @param {() => number} options.now
 * @returns {(rotate: Rotation) => (ctx: Context) => Promise<boolean>}
 */
export function createRefreshGate({ keeperFor, directory, logins, now }) {
  /** @param {Context} ctx */
  const mayGoOn = async (ctx) => {
    const { RefreshToken: token, Client: client } = ctx.oidc.entities;
    const { sessionUid, accountId } = token;
    const session = sessionUid ? await directory.find(sessionUid) : undefined;
    if (sessionUid && session?.subject !== accountId) return false;

    const login = await logins.login(ctx, {
      subject: accountId,
      session,
      isNew: false,
      isRefresh: true,
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

/** What the provider does where its configuration says nothing. @param {Context} ctx */
export function rotateByDefault(ctx) {
  const { RefreshToken: token, Client: client } = ctx.oidc.entities;
  const YEAR_SECONDS = 365.25 * 24 * 60 * 60;
  if (token.totalLifetime() >= YEAR_SECONDS) return false;
  if (client.clientAuthMethod === "none" && !token.isSenderConstrained()) return true;
  return token.ttlPercentagePassed() >= 70;
}
