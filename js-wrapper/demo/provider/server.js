/** @file A real OpenID provider on loopback, guarded by a keeper: what `npm start` and the tests sign in to. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createKeyring, memoryStore } from "@seatkeeper/host";
import {
  createOidcProviderDirectory,
  withAccountIndex,
} from "@seatkeeper/directories/oidc-provider";
import { guardLogin } from "@seatkeeper/oidc-provider";
import { Provider } from "oidc-provider";
import { findAccount } from "./accounts.js";
import { clientsAt, SCOPE } from "./clients.js";
import { createMemoryAdapter } from "./memory-adapter.js";
import { deviceFlow, logout, renderError } from "./plain-pages.js";
import { signInRoutes } from "./sign-in.js";

const HOUR = 3600;

/**
 * @typedef {object} Parts what a keeper is made from
 * @property {any} directory
 * @property {any} keyring
 * @property {any} store
 * @property {string} issuer
 */

/**
 * @typedef {(ctx: any, next: () => Promise<void>) => any} Middleware
 * @typedef {(issuer: string, server: { directory: any }) => Middleware} Routes
 */

/**
 * @param {object} options
 * @param {(parts: Parts) => any} options.keeper makes the keeper, or a function that gives each client
 *   its own
 * @param {boolean} [options.proxy] whether `X-Forwarded-For` is believed: tests only
 * @param {Record<string, unknown>} [options.guard] further options of the guard
 * @param {Record<string, any>} [options.settings] further settings of the provider
 * @param {any} [options.rows] the adapter that keeps the provider's rows
 * @param {number} [options.port] any that is free, unless given
 * @param {Routes | Routes[]} [options.routes] further pages
 */
export async function startServer(options) {
  const { keeper: makeKeeper, proxy = false, guard: guardOptions, port: wanted = 0 } = options;
  const { settings = {}, rows = createMemoryAdapter() } = options;
  const http = createServer();
  http.listen(wanted, "127.0.0.1");
  await once(http, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (http.address());
  const issuer = `http://127.0.0.1:${port}`;

  const keyring = createKeyring({ current: { kid: "test", secret: randomBytes(32) } });
  const adapter = withAccountIndex(rows);
  const directory = createOidcProviderDirectory({ adapter });
  const store = memoryStore();
  const keeper = makeKeeper({ directory, keyring, store, issuer });

  const guard = guardLogin({ keeper, directory, keyring, ...guardOptions });
  const provider = new Provider(
    issuer,
    guard.configure(configuration({ issuer, adapter, settings })),
  );
  provider.proxy = proxy;
  provider.use(onlyFor(new URL(issuer)));
  provider.use(signInRoutes(provider));
  guard.attach(provider);
  for (const routes of [options.routes ?? (() => arrival)].flat()) {
    provider.use(routes(issuer, { directory }));
  }
  http.on("request", provider.callback());

  return {
    issuer,
    keeper,
    directory,
    provider,
    adapter,
    store,
    keyring,
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
}

/** @param {{ issuer: string, adapter: any, settings: Record<string, any> }} options */
function configuration({ issuer, adapter, settings }) {
  const { features, ...others } = settings;
  return {
    adapter,
    clients: clientsAt(issuer),
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    features: {
      deviceFlow: { enabled: true, ...deviceFlow },
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: async () => true },
      rpInitiatedLogout: { enabled: true, ...logout },
      ...features,
    },
    findAccount,
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    loadExistingGrant: ownGrant,
    renderError,
    jwks: { keys: [signingKey()] },
    ttl: {
      AccessToken: HOUR,
      DeviceCode: HOUR,
      Grant: 14 * 24 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 14 * 24 * HOUR,
      Session: 14 * 24 * HOUR,
    },
    ...others,
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" };
}

/** These applications are our own: nobody is asked for consent. */
async function ownGrant({ oidc }) {
  const grantId = oidc.session.grantIdFor(oidc.client.clientId);
  const found = grantId && (await oidc.provider.Grant.find(grantId));
  if (found) return found;
  const { clientId } = oidc.client;
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}

/**
 * A foreign name that was made to point here gets nothing, and neither does a form of another site.
 * Browsers that hide the origin of a form say at least whether it came from here.
 */
function onlyFor({ host, origin }) {
  return (ctx, next) => {
    const from = ctx.get("origin");
    const hidden = from === "null" && ctx.get("sec-fetch-site") === "same-origin";
    const isOurs = ctx.host === host && (from === "" || from === origin || hidden);
    return isOurs ? next() : ctx.throw(403);
  };
}

/** Where the applications would live. */
async function arrival(ctx, next) {
  if (!ctx.path.startsWith("/apps/")) return next();
  ctx.body = "signed in, or not: the address says which\n";
}
