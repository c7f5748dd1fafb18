/** @file The session that the event is about, as Auth0 lists it and as an Action ends it. */
import { DirectoryError } from "@seatkeeper/host";

/**
 * A refresh comes long after its login: a session that is not listed any more is over, and what it left
 * behind ends nobody's session.
 *
 * @param {any} directory
 */
export const withOldCurrent = (directory) => ({
  ...directory,
  capabilities: { ...directory.capabilities, listsCurrent: true },
});

/**
 * The current session is ended by the Action's own means: they need no scope, and deny the login too.
 *
 * @param {any} directory @param {any} event @param {any} api @param {{ revoked: boolean }} done
 */
export const withOwnEnd = (directory, event, api, done) => ({
  ...directory,
  async endCurrentSession() {
    if (!event.session?.id) throw new DirectoryError("notFound", "the event has no session");
    try {
      api.session.revoke("seat_limit");
    } catch {
      throw new DirectoryError("forbidden", "the plan can't end the session of a login");
    }
    done.revoked = true;
    return { refreshTokens: true };
  },
});
