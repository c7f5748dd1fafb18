/** @file What the guard keeps with a session in the directory: that its sign-in is finished, its device, and who let it in. */

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./directory.js").GuardedDirectory} GuardedDirectory
 */

/**
 * @typedef {object} Sessions
 * @property {(ctx: Context, clientIds: string[]) => Promise<void>} note whoever comes as far as the guard's prompt has
 *   finished signing in: all others were asked before it; `clientIds`: which have let the session in
 * @property {(ctx: Context) => Promise<import("@seatkeeper/host").Session | undefined>} write a new session, so that it
 *   is in the directory before anybody decides on it
 * @property {(ctx: Context, login: import("@seatkeeper/host").Login) => Promise<void>} remember a browser that was let
 *   in is known from now on, and so is the client that it went to
 * @property {(ctx: Context) => Promise<void>} forget after a denial the provider must not go on with a session that is
 *   no longer there: it would write it, and bind the denial's page to it. One that was only refused to one client
 *   lives on
 */

/**
 * @param {object} options
 * @param {GuardedDirectory} options.directory
 * @param {import("./login.js").Logins} options.logins
 * @param {() => import("@seatkeeper/pages").DeviceCookie} options.devices
 * @param {NonNullable<import("./provider.js").Configuration["ttl"]>["Session"]} options.sessionTtl
 * @returns {Sessions}
 */
export function createSessions({ directory, logins, devices, sessionTtl }) {
  /** @type {Sessions["note"]} */
  async function note(ctx, clientIds) {
    const { session } = ctx.oidc;
    // Whether its id is trusted is said of a login, not of a session.
    const { trusted, ...device } = await logins.deviceOf(ctx, session.accountId);
    await directory.note(session.uid, { signIn: "finished", device, clientIds });
  }

  return {
    note,

    async write(ctx) {
      const { session, client } = ctx.oidc;
      await note(ctx, [client.clientId]);
      await session.save(typeof sessionTtl === "function" ? sessionTtl(ctx, session) : sessionTtl);
      // The provider writes it once more at the end, and sends the cookie, only if it was touched.
      session.touched = true;
      return directory.find(session.uid);
    },

    async remember(ctx, { subject, device, clientId }) {
      const { uid } = ctx.oidc.session;
      const { clientIds = [] } = (await directory.find(uid)) ?? {};
      if (!clientIds.includes(clientId))
        await directory.note(uid, { clientIds: [...clientIds, clientId] });
      if (device.trusted) return;
      const id = await devices().write(ctx.res, subject);
      await directory.note(uid, { device: { id } });
    },

    async forget(ctx) {
      const { session } = ctx.oidc;
      if (await directory.find(session.uid)) return;
      session.destroyed = true;
      delete session.accountId;
    },
  };
}
