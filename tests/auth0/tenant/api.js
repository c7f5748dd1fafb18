/** @file The stand-in's Management API over HTTPS: token, sessions, refresh tokens, users; faults on demand. */
import { randomBytes } from "node:crypto";
import { createServer } from "node:https";
import { setTimeout } from "node:timers/promises";
import { createHolds } from "./hold.js";
import { createRate } from "./rate.js";
import { routes } from "./routes.js";
import { createState } from "./state.js";
import { certificate } from "./tls.js";

export const CLIENT = Object.freeze({ clientId: "m2m", clientSecret: "m2m secret" });
const ALL_SCOPES = [
  "read:sessions",
  "update:sessions",
  "delete:sessions",
  "read:refresh_tokens",
  "delete:refresh_tokens",
  "read:users",
  "update:users",
];

/**
 * @param {object} [options]
 * @param {() => number} [options.now]
 * @param {string[]} [options.scopes] of the client
 * @param {"enterprise" | "free"} [options.plan]
 * @param {"object" | "array"} [options.shape] of a list
 * @param {number} [options.pageSize]
 * @param {number} [options.roundTripMs] that every answer takes
 */
export async function createTenant(options = {}) {
  const {
    now = Date.now,
    scopes = ALL_SCOPES,
    plan = "enterprise",
    shape = "object",
    pageSize = 50,
    roundTripMs = 0,
  } = options;
  const state = createState({ now });
  const rate = createRate({ now });
  /** @type {Map<string, { expiresAt: number }>} */
  const bearers = new Map();
  const journal = [];
  const holds = createHolds();
  let faults = [];
  const { key, cert, ca } = await certificate();
  const server = createServer({ key, cert }, (request, response) => void serve(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  async function serve(request, response) {
    const url = new URL(request.url, "https://tenant");
    const body = await readBody(request);
    const entry = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      at: now(),
    };
    journal.push(entry);
    const held = holds.holding(entry);
    const wait = async (at) => {
      if (held?.at === at) await (held.arrive(entry), held.released);
    };
    await wait("request");
    const answer = await answered({ ...entry, body, authorization: request.headers.authorization });
    await wait("answer");
    if (roundTripMs > 0) await setTimeout(roundTripMs);
    if (answer === "hang") return;
    if (answer === "reset") return void request.socket.destroy();
    const { status, headers = {}, body: content } = answer;
    const text =
      content === undefined ? "" : typeof content === "string" ? content : JSON.stringify(content);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(text);
  }

  async function answered(request) {
    const fault = faults.find((each) => each.matches(request));
    if (fault !== undefined) {
      fault.times -= 1;
      faults = faults.filter(({ times }) => times > 0);
      if (fault.answer !== "pass") return fault.answer;
    }
    if (request.path === "/oauth/token") return grant(request.body);
    const { allowed, headers } = rate.take();
    if (!allowed) return { ...problem(429, "Too Many Requests", "too_many_requests"), headers };
    const bearer = request.authorization?.replace(/^Bearer /, "");
    const known = bearers.get(bearer);
    if (known === undefined || known.expiresAt <= now()) {
      return { ...problem(401, "Unauthorized", "invalid_token"), headers };
    }
    const { status, ...rest } = routes({ state, request, scopes, plan, shape, pageSize, problem });
    return { status, ...rest, headers };
  }

  function grant(body) {
    const { client_id: id, client_secret: secret, audience, grant_type: type } = body;
    const isKnown = id === CLIENT.clientId && secret === CLIENT.clientSecret;
    if (!isKnown)
      return { status: 401, body: { error: "access_denied", error_description: "Unauthorized" } };
    if (type !== "client_credentials" || !audience?.endsWith("/api/v2/")) {
      return {
        status: 403,
        body: { error: "access_denied", error_description: "unknown audience" },
      };
    }
    const token = randomBytes(24).toString("base64url");
    bearers.set(token, { expiresAt: now() + 86_400_000 });
    const answer = {
      access_token: token,
      token_type: "Bearer",
      expires_in: 86_400,
      scope: scopes.join(" "),
    };
    return { status: 200, body: answer };
  }

  return {
    ...state,
    now,
    plan,
    rate,
    journal,
    domain: `localhost:${port}`,
    ca,
    hold: holds.hold,
    /** The next `times` requests that match are answered so, or hang, or lose their connection. */
    fail({ method = undefined, path = /./, times = 1, ...answer }) {
      const matches = (request) =>
        path.test(request.path) && (method ?? request.method) === request.method;
      faults.push({ matches, times, answer: answer.instead ?? { ...answer } });
    },
    /** Tokens that were given out are good no more. */
    forgetTokens: () => bearers.clear(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/** The error body of the Management API, as Auth0's SDK parses it. */
function problem(statusCode, error, errorCode, message = error) {
  return { status: statusCode, body: { statusCode, error, message, errorCode } };
}

async function readBody(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  if (text === "") return {};
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
}
