/** @file What an Action has asked for, done: metadata, claims and methods at once or at the leg's end, then the denial. */

const RESERVED = ["iss", "sub", "aud", "exp", "iat", "azp"];

/** All that doesn't end or suspend the transaction. */
export function collect({ tenant }, transaction, commands) {
  const { pending, claims, metadata, session } = transaction;
  for (const { type, key, value, ...command } of commands) {
    if (type === "appMetadata") pending.app.push([key, value]);
    if (type === "userMetadata") pending.user.push([key, value]);
    if (type === "sessionMetadata") pending.session.push([key, value]);
    if (type === "transactionMetadata") put(metadata, key, value);
    if (type === "accessClaim") claim(claims.access, command.name, value);
    if (type === "idClaim") claim(claims.id, command.name, value);
    if (type === "addScope") transaction.scopes.push(command.scope);
    if (type === "removeScope")
      transaction.scopes = transaction.scopes.filter((scope) => scope !== command.scope);
    if (type === "method")
      addMethod(tenant, transaction, { name: command.url, timestamp: iso(tenant.now()) });
    if (type === "shorten") shorten(tenant.sessions.get(session.id), command);
    if (type === "cookieMode" && tenant.sessions.has(session.id))
      tenant.sessions.get(session.id).cookie.mode = command.mode;
  }
}

/** A way in which the user has shown who they are: known to this transaction, and to its session from now on. */
export function addMethod(tenant, transaction, method) {
  transaction.methods = [...(transaction.methods ?? []), method];
  tenant.sessions.get(transaction.session?.id)?.authentication.methods.push(method);
}

/** What was asked for over the whole leg is written once. A key that two logins write has the later one's value. */
export function write({ tenant }, { userId, session, pending }) {
  const user = tenant.users.get(userId);
  for (const [key, value] of pending.app.splice(0)) put((user.app_metadata ??= {}), key, value);
  for (const [key, value] of pending.user.splice(0)) put((user.user_metadata ??= {}), key, value);
  const kept = tenant.sessions.get(session?.id);
  for (const [key, value] of pending.session.splice(0)) {
    if (kept !== undefined) put((kept.session_metadata ??= {}), key, value);
  }
}

/** @returns {any} the step that ends the transaction, if an Action has denied it */
export function denial({ tenant }, { session, refreshTokenId }, commands) {
  const find = (type) => commands.find((command) => command.type === type);
  const revoked = find("revokeSession");
  if (revoked !== undefined) {
    tenant.sessions.delete(session.id);
    // The session is gone at once; its tokens follow, as the vendor says, later.
    if (!revoked.preserveRefreshTokens) {
      tenant.later(() => {
        const bound = [...tenant.tokens.values()].filter((each) => each.session_id === session.id);
        for (const { id } of bound) tenant.tokens.delete(id);
      });
    }
  }
  const token = find("revokeToken");
  if (token !== undefined) tenant.tokens.delete(refreshTokenId);
  const invalid = find("invalid");
  if (invalid !== undefined) return denied(invalid.reason, invalid.code);
  const why = revoked ?? token ?? find("deny");
  return why && denied(why.reason);
}

const denied = (description, error = "access_denied") => ({ type: "denied", error, description });

function put(metadata, key, value) {
  if (value === null || value === undefined) delete metadata[key];
  else metadata[key] = value;
}

function claim(claims, name, value) {
  if (!RESERVED.includes(name)) claims[name] = value;
}

function shorten(session, { field, at }) {
  if (session === undefined) return;
  const now = session[field] === null ? Infinity : Date.parse(session[field]);
  if (at < now) session[field] = iso(at);
}

const iso = (time) => new Date(time).toISOString();
