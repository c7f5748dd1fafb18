/** @file The single-session recipe for an Action: list the user's sessions, delete each that isn't this login's. */
exports.onExecutePostLogin = async (event) => {
  const { ManagementClient } = require("auth0");
  const { domain, clientId, clientSecret } = event.secrets;
  const management = new ManagementClient({ domain, clientId, clientSecret });

  const page = await management.users.sessions.list(event.user.user_id);
  for (const { id } of page.response.sessions) {
    if (id !== event.session?.id) await management.sessions.delete(id);
  }
};
