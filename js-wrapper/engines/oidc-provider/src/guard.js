/**
 * @file Puts Seatkeeper between signing in and the first token of an oidc-provider.
 *
 * When is a login decided? Not on the sign-in page: there the session doesn't exist yet, its id is
 * not known, and two people deciding at once wouldn't see each other. Not after the response: then the
 * code is out. It is decided in a prompt of our own, `seatkeeper`, which runs after every other prompt
 * that proves who somebody is and before consent. There the session has its `uid` and its account; the
 * guard writes its row first and decides afterwards, in the same request. So `current` is always a
 * session that the directory lists, two logins at once see each other in the order of their stamps,
 * and nobody can walk away between the two steps and leave a session that nothing ever decided on.
 *
 * The same prompt is asked again for every later authorization request, whatever its `prompt`
 * parameter says, and the host answers from its mark of finished logins. Refresh tokens pass through
 * `rotateRefreshToken`, the last hook before new tokens are made. Codes, and tokens by the device
 * flow, need their session to be there when they are exchanged, because the guard binds every token to
 * its session (`expiresWithSession`), `offline_access` included: what outlived its session would be a
 * seat that nobody counts.
 *
 *     const guard = guardLogin({ keeper, directory, keyring });
 *     const provider = new Provider(issuer, guard.configure(configuration));
 *     guard.attach(provider);
 */
import { createDeviceCookie, createFormProof, secureFor } from "@seatkeeper/pages";
import { createForesight } from "./foresight.js";
import { createGate } from "./gate.js";
import { createLogins } from "./login.js";
import { policyWith } from "./policy.js";
import { createRefreshGate, rotateByDefault } from "./refresh-gate.js";
import { createPageRoutes, pagePath } from "./routes.js";

const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Where the provider sends people if its configuration says nothing. */
const urlByDefault = (_ctx, { uid }) => `/interaction/${uid}`;

/**
 * @param {object} options
 * @param {any} options.keeper what `createSeatkeeper` made, with the same directory; or, where clients
 *   have flows of their own, a function that gives a client's id its keeper
 * @param {any} options.directory what `createOidcProviderDirectory` made
 * @param {any} options.keyring signs the device cookie
 * @param {(ctx: any) => "login" | "registration" | "recovery"} [options.triggerOf] how a session that
 *   is new came about, from what the server knows and never from the request
 * @param {(subject: string) => Promise<string[]>} [options.linkedSubjectsOf] from your own record of
 *   linked accounts
 * @param {(subject: string, clientId: string) => Promise<Record<string, unknown>>} [options.attributesOf]
 *   fields of the account that rules may read: none that the person can write
 * @param {string[]} [options.formActionOrigins] where a client's redirect address sends the browser on
 *   to at once; the client's own origin is always there
 * @param {() => number} [options.now]
 */
export function guardLogin({
  keeper,
  directory,
  keyring,
  triggerOf,
  linkedSubjectsOf,
  attributesOf,
  formActionOrigins = [],
  now = Date.now,
}) {
  const keeperFor = typeof keeper === "function" ? keeper : () => keeper;
  /** Known once the provider is. */
  let devices;
  const logins = createLogins({
    devices: () => devices,
    linkedSubjectsOf,
    attributesOf,
    now,
  });
  let configuration;

  return Object.freeze({
    /**
     * @param {Record<string, any>} given the provider's configuration
     * @returns {Record<string, any>} the same with the guard in it
     */
    configure(given) {
      configuration = given;
      const { interactions = {}, ttl = {} } = given;
      const sessionTtl = ttl.Session ?? SESSION_SECONDS;
      const gate = createGate({
        keeperFor,
        directory,
        logins,
        triggerOf,
        sessionTtl,
        devices: () => devices,
        wouldAsk: createForesight({ directory, keyring }),
        now,
      });
      const refreshGate = createRefreshGate({ keeperFor, directory, logins, now });
      return {
        ...given,
        ttl: { ...ttl, Session: sessionTtl },
        interactions: {
          ...interactions,
          policy: policyWith(gate, interactions.policy),
          url: (ctx, interaction) =>
            interaction.prompt.name === "seatkeeper"
              ? pagePath(ctx.oidc.issuer, interaction.uid)
              : (interactions.url ?? urlByDefault)(ctx, interaction),
        },
        expiresWithSession: async () => true,
        rotateRefreshToken: refreshGate(given.rotateRefreshToken ?? rotateByDefault),
      };
    },

    /** @param {any} provider made from what `configure` gave */
    attach(provider) {
      if (!configuration) throw new TypeError("the provider was made without `guard.configure`");
      const secure = secureFor(provider.issuer);
      devices = createDeviceCookie({ keyring, secure });
      const proof = createFormProof({ origin: new URL(provider.issuer).origin, secure });
      const cookieOptions = configuration.cookies?.short;
      provider.use(
        createPageRoutes({
          provider,
          keeperFor,
          directory,
          logins,
          proof,
          formActionOrigins,
          cookieOptions,
        }),
      );
    },
  });
}
