/** @file The recipe that asks a service of one's own whether there's another session for this client, and denies if so. */
exports.onExecutePostLogin = async (event, api) => {
  const answer = await fetch(`${event.secrets.service}/check`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      user_id: event.user.user_id,
      client_id: event.client.client_id,
      sid: event.session.id,
    }),
  });
  const { block } = await answer.json();
  if (block) api.access.deny("You are logged in elsewhere.");
};
