/** @file `event` as an Action gets it: made anew for each Action from what the tenant and the transaction hold now. */

/** @param {{ tenant: any, plan: string, features: any, clients: Map<string, any> }} world @param {any} transaction @param {Record<string, string>} secrets */
export function eventOf({ tenant, plan, features, clients }, transaction, secrets) {
  const { userId, clientId, request, session, refreshTokenId, prompt } = transaction;
  const { user_id: _, ...client } = {
    client_id: clientId,
    name: clientId,
    metadata: {},
    ...clients.get(clientId),
  };
  const event = {
    user: userOf(tenant.users.get(userId)),
    client,
    request,
    session: session && sessionOf(tenant.sessions.get(session.id) ?? session, plan, features),
    refresh_token: plan === "enterprise" ? tokenOf(tenant.tokens.get(refreshTokenId)) : undefined,
    authentication: transaction.methods && { methods: transaction.methods },
    transaction: {
      id: transaction.id,
      protocol: transaction.protocol,
      prompt: transaction.prompts,
      state: transaction.clientState,
      redirect_uri: transaction.redirectUri,
      requested_scopes: transaction.scopes,
      acr_values: [],
      correlation_id: transaction.correlationId,
      metadata: features.transactionMetadata ? transaction.metadata : undefined,
    },
    prompt,
    connection: transaction.connection,
    organization: transaction.organization,
    resource_server: { identifier: transaction.audience },
    authorization: { roles: tenant.users.get(userId).roles ?? [] },
    stats: { logins_count: tenant.users.get(userId).logins_count ?? 0 },
    tenant: { id: "tenant" },
    security_context: { ja3: "ja3", ja4: "ja4" },
    secrets,
  };
  return structuredClone(event);
}

function userOf({ roles: _roles, logins_count: _count, ...user }) {
  return { enrolledFactors: [], multifactor: [], email_verified: true, ...user };
}

/** Below Enterprise there's the id and nothing else. */
function sessionOf(session, plan, features) {
  if (plan !== "enterprise") return { id: session.id };
  const { authentication: _, session_metadata: metadata = {}, ...rest } = session;
  return { ...rest, ...(features.sessionMetadata && { metadata }) };
}

function tokenOf(token) {
  if (token === undefined) return undefined;
  const { user_id: _, refresh_token_metadata: metadata = {}, ...rest } = token;
  return { ...rest, metadata };
}
