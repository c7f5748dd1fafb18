/** @file Finds the interaction that a browser is in, and closes it. */

/**
 * @typedef {object} Run
 * @property {any} interaction the provider's row
 * @property {{ id: string, subject: string, createdAt?: number } | undefined} session
 * @property {string} [denied] why this login is over already
 */

/** @param {{ provider: any, directory: any, logins: any, cookieOptions: any }} options */
export function createRuns({ provider, directory, logins, cookieOptions }) {
  return {
    /**
     * The interaction is the one whose cookie the browser holds, and the cookie is signed, readable
     * by nobody else and good for this path only.
     *
     * @param {any} ctx
     * @param {string} uid as the address has it
     * @returns {Promise<Run | undefined>}
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

    /** @param {any} ctx @param {Run} run */
    loginFor(ctx, { interaction, session }) {
      return logins.login(ctx, {
        subject: session?.subject,
        session,
        trigger: "sso",
        clientId: interaction.params.client_id,
        interactive: true,
      });
    },

    /**
     * Leaves the outcome for the provider to read when the browser comes back to it. An ended session
     * is taken off the interaction: the provider would wait for it for ever.
     *
     * @param {any} interaction
     * @param {Record<string, unknown>} result
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
