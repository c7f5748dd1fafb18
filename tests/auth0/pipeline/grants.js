/** @file Tokens without a browser: refresh, password, and token exchange. There's no session, and no page can be shown. */
import { runLeg } from "./leg.js";
import { createTransaction } from "./transaction.js";

/** The session that the token was bound to isn't in the event; its id is, on one plan, in `event.refresh_token`. */
export async function refreshExchange(world, { refreshTokenId, request = elsewhere(world) }) {
  const { tenant, features } = world;
  const token = tenant.tokens.get(refreshTokenId);
  if (token === undefined || Date.parse(token.expires_at) <= tenant.now())
    return { type: "error", error: "invalid_grant" };
  const { user_id: userId, client_id: clientId, session_id: sessionId } = token;
  const original = tenant.sessions.get(sessionId)?.authentication.methods;
  const transaction = createTransaction({
    userId,
    clientId,
    refreshTokenId,
    request,
    protocol: "oauth2-refresh-token",
    scopes: ["openid", "profile", "offline_access"],
    methods: features.refreshMethods === "original" ? original : undefined,
  });
  return await runLeg(world, transaction);
}

/** @param {any} world @param {any} about */
export async function passwordGrant(world, { userId, clientId = "app", offline = false, ...more }) {
  const pwd = { name: "pwd", timestamp: new Date(world.tenant.now()).toISOString() };
  const transaction = createTransaction({
    userId,
    clientId,
    more,
    protocol: "oauth2-password",
    methods: [pwd],
    request: elsewhere(world),
    scopes: ["openid", ...(offline ? ["offline_access"] : [])],
  });
  return await runLeg(world, transaction);
}

/** @param {any} world @param {any} about */
export async function tokenExchange(world, { userId, clientId = "app", offline = false, ...more }) {
  const transaction = createTransaction({
    userId,
    clientId,
    more,
    protocol: "oauth2-token-exchange",
    methods: [],
    request: elsewhere(world),
    scopes: ["openid", ...(offline ? ["offline_access"] : [])],
  });
  return await runLeg(world, transaction);
}

function elsewhere({ tenant }) {
  const request = {
    ip: "203.0.113.80",
    user_agent: "backend",
    method: "POST",
    query: {},
    body: {},
  };
  return { ...request, hostname: tenant.domain };
}
