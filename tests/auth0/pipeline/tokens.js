/** @file The tokens of a transaction that no Action has stopped, as claims: nothing here checks a signature. */

/** @param {any} world @param {any} transaction */
export function issue({ tenant }, transaction) {
  const { userId, clientId, session, scopes, audience, claims, refreshTokenId } = transaction;
  const iat = Math.floor(tenant.now() / 1000);
  const about = { iss: `https://${tenant.domain}/`, sub: userId, iat, exp: iat + 86_400 };
  const sid = session?.id ?? tenant.tokens.get(refreshTokenId)?.session_id ?? undefined;
  const accessToken = { ...about, aud: audience, azp: clientId, scope: scopes.join(" ") };
  return {
    type: "tokens",
    accessToken: { claims: { ...accessToken, ...claims.access } },
    idToken: { claims: { ...about, aud: clientId, ...(sid && { sid }), ...claims.id } },
    ...(scopes.includes("offline_access") && { refreshTokenId: refreshToken(tenant, transaction) }),
  };
}

/** A refresh exchange keeps the token that it exchanged. */
function refreshToken(tenant, { userId, clientId, session, refreshTokenId }) {
  if (refreshTokenId === undefined) {
    return tenant.addToken(userId, { clientId, sessionId: session?.id ?? null, at: tenant.now() });
  }
  const token = tenant.tokens.get(refreshTokenId);
  if (token !== undefined) token.last_exchanged_at = new Date(tenant.now()).toISOString();
  return refreshTokenId;
}
