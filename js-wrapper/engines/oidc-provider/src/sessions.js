/** @file What the guard keeps with a session in the directory: that its sign-in is finished, its device, and who let it in. */

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./directory.js").GuardedDirectory} GuardedDirectory
 */

/**
 * @param {object} options
 * @param {GuardedDirectory} options.directory
 * @param {ReturnType<typeof import("./login.js").createLogins>} options.logins
 * @param {() => import("@seatkeeper/pages").DeviceCookie} options.devices
 * @param {NonNullable<import("./provider.js").Configuration["ttl"]>["Session"]} options.sessionTtl
 */
export function createSessions({ directory, logins, devices, sessionTtl }) {
  /** @param {Context} ctx @param {string[]} clientIds */
  async function note(ctx, clientIds) {
    const { session } = ctx.oidc;
    // Whether its id is trusted is said of a login, not of a session.
    const { trusted, ...device } = await logins.deviceOf(ctx, session.accountId);
    await directory.note(session.uid, { signIn: "finished", device, clientIds });
  }

  return {
    /**
     * Whoever comes as far as the guard's prompt has finished signing in: all others were asked before it.
     *
     * @param {Context} ctx
     * @param {string[]} clientIds that have let the session in
     */
    note,

    /**
     * Writes a new session, so that it is in the directory before anybody decides on it.
     *
     * @param {Context} ctx
     */
    async write(ctx) {
      const { session, client } = ctx.oidc;
      await note(ctx, [client.clientId]);
      await session.save(typeof sessionTtl === "function" ? sessionTtl(ctx, session) : sessionTtl);
      // The provider writes it once more at the end, and sends the cookie, only if it was touched.
      session.touched = true;
      return directory.find(session.uid);
    },

    /**
     * A browser that was let in is known from now on, and so is the client that it went to.
     *
     * @param {Context} ctx
     * @param {import("@seatkeeper/host").Login} login
     */
    async remember(ctx, { subject, device, current, clientId }) {
      const { clientIds = [] } = (await directory.find(current.id)) ?? {};
      if (!clientIds.includes(clientId))
        await directory.note(current.id, { clientIds: [...clientIds, clientId] });
      if (device.trusted) return;
      const id = await devices().write(ctx.res, subject);
      await directory.note(current.id, { device: { id } });
    },

    /**
     * After a denial the provider must not go on with a session that is no longer there: it would write
     * it, and bind the denial's page to it. A session that was only refused to one client lives on.
     *
     * @param {Context} ctx
     */
    async forget(ctx) {
      const { session } = ctx.oidc;
      if (await directory.find(session.uid)) return;
      session.destroyed = true;
      delete session.accountId;
    },
  };
}
