/** @file The stand-in's routes: what each call needs, and what it does. */
import { ACTION_ROUTES } from "./actions.js";

const SESSIONS = "enterprise";

/** Method and path, the scopes that it needs, and what it does. @type {any[]} */
const ROUTES = [
  ["GET", /^\/users\/([^/]+)\/sessions$/, ["read:sessions"], listSessions],
  ["DELETE", /^\/users\/([^/]+)\/sessions$/, ["delete:sessions"], deleteAll],
  ["GET", /^\/sessions\/([^/]+)$/, ["read:sessions"], readSession],
  ["PATCH", /^\/sessions\/([^/]+)$/, ["update:sessions"], patchSession],
  ["DELETE", /^\/sessions\/([^/]+)$/, ["delete:sessions"], deleteSession],
  [
    "POST",
    /^\/sessions\/([^/]+)\/revoke$/,
    ["delete:sessions", "delete:refresh_tokens"],
    revokeSession,
  ],
  ["GET", /^\/users\/([^/]+)\/refresh-tokens$/, ["read:refresh_tokens"], listTokens],
  ["GET", /^\/refresh-tokens\/([^/]+)$/, ["read:refresh_tokens"], readToken],
  ["DELETE", /^\/refresh-tokens\/([^/]+)$/, ["delete:refresh_tokens"], deleteToken],
  ["GET", /^\/users\/([^/]+)$/, ["read:users"], readUser],
  ["PATCH", /^\/users\/([^/]+)$/, ["update:users"], patchUser],
  ...ACTION_ROUTES,
];
/** Users and Actions can be read and written on every plan. */
const ON_EVERY_PLAN = new Set([readUser, patchUser, ...ACTION_ROUTES.map((route) => route[3])]);

export function routes({ state, request, scopes, plan, shape, pageSize, problem }) {
  const path = request.path.replace(/^\/api\/v2/, "");
  for (const [method, pattern, needed, act] of ROUTES) {
    const match = method === request.method ? pattern.exec(path) : null;
    if (match === null) continue;
    if (plan !== SESSIONS && !ON_EVERY_PLAN.has(act)) {
      return problem(
        403,
        "Forbidden",
        "operation_not_supported",
        "This feature is not available on your plan.",
      );
    }
    const missing = needed.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) {
      return problem(
        403,
        "Forbidden",
        "insufficient_scope",
        `Insufficient scope, expected: ${missing}`,
      );
    }
    const about = { state, request, shape, pageSize, problem };
    return act(about, decodeURIComponent(match[1]));
  }
  return problem(404, "Not Found", "not_found");
}

const notFound = (problem, what) =>
  problem(404, "Not Found", `inexistent_${what}`, `The ${what} does not exist`);
const accepted = () => ({ status: 202 });
const ok = (body) => ({ status: 200, body });

function listSessions(about, userId) {
  const { state, problem } = about;
  if (!state.users.has(userId)) return notFound(problem, "user");
  return page(about, "sessions", state.sessionsOf(userId));
}

function listTokens(about, userId) {
  const { state, problem } = about;
  if (!state.users.has(userId)) return notFound(problem, "user");
  return page(about, "tokens", state.tokensOf(userId));
}

/** One page; the cursor is opaque and exclusive. */
function page({ request, shape, pageSize, problem }, key, all) {
  const take = Number(request.query.get("take") ?? pageSize);
  if (!(take >= 1 && take <= 50))
    return problem(400, "Bad Request", "invalid_query_string", "take is out of range");
  const from = request.query.get("from");
  const start = from === null ? 0 : all.findIndex(({ id }) => cursor(id) === from) + 1;
  const end = start + Math.min(take, pageSize);
  const items = all.slice(start, end);
  // Whether `include_totals` decides the shape is told in two ways: `shape` says which tenant this is.
  const asObject = shape === "object";
  if (!asObject) return ok(items);
  const next = end < all.length ? cursor(items.at(-1).id) : undefined;
  return ok({ [key]: items, ...(next && { next }) });
}

const cursor = (id) => Buffer.from(`after ${id}`).toString("base64url");

function readSession({ state, problem }, id) {
  return state.sessions.has(id) ? ok(state.sessions.get(id)) : notFound(problem, "session");
}

function patchSession({ state, request, problem }, id) {
  const session = state.sessions.get(id);
  if (session === undefined) return notFound(problem, "session");
  const metadata = request.body.session_metadata;
  const values = Object.values(metadata ?? {});
  const isGood = (value) => typeof value === "string" && value.length <= 255;
  if (values.length > 25 || !values.every(isGood))
    return problem(400, "Bad Request", "invalid_body", "session_metadata is out of bounds");
  session.session_metadata = metadata;
  return ok(session);
}

/** The session only, and later: its refresh tokens live on, with a session id that leads nowhere. */
function deleteSession({ state }, id) {
  state.later(() => state.sessions.delete(id));
  return accepted();
}

function revokeSession({ state, problem }, id) {
  if (!state.sessions.has(id)) return notFound(problem, "session");
  state.later(() => {
    state.sessions.delete(id);
    for (const token of [...state.tokens.values()]) {
      if (token.session_id === id) state.tokens.delete(token.id);
    }
  });
  return accepted();
}

function deleteAll({ state }, userId) {
  state.later(() => state.sessionsOf(userId).forEach(({ id }) => state.sessions.delete(id)));
  return accepted();
}

function readToken({ state, problem }, id) {
  return state.tokens.has(id) ? ok(state.tokens.get(id)) : notFound(problem, "refresh_token");
}

function deleteToken({ state, problem }, id) {
  if (!state.tokens.has(id)) return notFound(problem, "refresh_token");
  state.later(() => state.tokens.delete(id));
  return accepted();
}

function readUser({ state, problem }, id) {
  return state.users.has(id) ? ok(state.users.get(id)) : notFound(problem, "user");
}

/** Metadata is merged on its first level; a key that is null goes. */
function patchUser({ state, request, problem }, id) {
  const user = state.users.get(id);
  if (user === undefined) return notFound(problem, "user");
  for (const name of ["app_metadata", "user_metadata"]) {
    const merged = Object.entries({ ...user[name], ...request.body[name] });
    user[name] = Object.fromEntries(merged.filter(([, value]) => value !== null));
  }
  return ok(user);
}
