/** @file Finds the interaction that a browser comes to our page in, and closes it. */

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./provider.js").Interaction} Interaction
 *
 * @typedef {object} Visit
 * @property {Interaction} interaction the provider's row
 * @property {import("@seatkeeper/host").Session} [session] while it is alive
 * @property {string} [denied] why this login is over already
 */

/**
 * @param {object} options
 * @param {import("./provider.js").Provider} options.provider
 * @param {import("./directory.js").GuardedDirectory} options.directory
 * @param {import("./login.js").Logins} options.logins
 * @param {object} [options.cookieOptions] the provider's for short-lived cookies
 */
export function createVisits({ provider, directory, logins, cookieOptions }) {
  return {
    /**
     * The interaction is the one whose cookie the browser holds, and the cookie is signed, readable
     * by nobody else and good for this path only.
     *
     * @param {Context} ctx
     * @param {string} uid as the address has it
     * @returns {Promise<Visit | undefined>}
     */
    async open(ctx, uid) {
      const id = ctx.cookies.get(provider.cookieName("interaction"), cookieOptions);
      if (id !== uid) return undefined;
      const interaction = await provider.Interaction.find(id);
      if (interaction?.prompt.name !== "seatkeeper") return undefined;

      const bound = interaction.session;
      const session = bound && (await directory.find(bound.uid));
      const alive = session && session.subject === bound.accountId;
      const denied = interaction.prompt.details.denied ?? (alive ? undefined : "superseded");
      return { interaction, session: alive ? session : undefined, denied };
    },

    /**
     * The login that the page is about, as this request vouches for it.
     *
     * @param {Context} ctx
     * @param {Visit} visit
     * @returns {Promise<import("@seatkeeper/host").Login>}
     */
    loginFor(ctx, { interaction, session }) {
      return logins.login(ctx, {
        subject: session.subject,
        session,
        isNew: false,
        clientId: interaction.params.client_id,
        interactive: true,
      });
    },

    /**
     * Leaves the outcome for the provider to read when the browser comes back to it. An ended session
     * is taken off the interaction: the provider would wait for it for ever.
     *
     * @param {Interaction} interaction
     * @param {object} result
     * @param {string} [denied] kept for the case that the person reloads the page
     * @returns {Promise<string>} the path to send the browser to
     */
    async close(interaction, result, denied) {
      const { session, prompt } = interaction;
      if (session && !(await directory.find(session.uid))) interaction.session = undefined;
      if (denied) interaction.prompt = { ...prompt, details: { ...prompt.details, denied } };
      interaction.result = result;
      await interaction.persist();
      return new URL(interaction.returnTo).pathname;
    },
  };
}
