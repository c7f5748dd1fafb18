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
import { checkedOptions } from "@seatkeeper/host/kit";
import { createDeviceCookie, createFormProof, secureFor } from "@seatkeeper/pages";
import { createAnswer } from "./answer.js";
import { guardedConfiguration, readConfiguration } from "./configuration.js";
import { createGate } from "./gate.js";
import { createLogins } from "./login.js";
import { checkedProvider, keepersOf, OPTIONS, usedBy } from "./options.js";
import { createOutcome } from "./outcome.js";
import { createRefreshGate } from "./refresh-gate.js";
import { createRoutes, pagePath } from "./routes.js";
import { createSessions } from "./sessions.js";
import { createVisits } from "./visits.js";

/**
 * @typedef {import("@seatkeeper/host").Keeper} Keeper
 * @typedef {import("./provider.js").Context} Context
 *
 * @typedef {object} GuardOptions
 * @property {Keeper | ((clientId: string) => Keeper)} keeper what `createSeatkeeper` made, with the same
 *   directory; or, where clients have flows of their own, a function that gives a client's id its keeper
 * @property {import("./directory.js").GuardedDirectory} directory what `createOidcProviderDirectory` made
 * @property {import("@seatkeeper/host").Keyring} keyring what `createKeyring` made: it signs the device cookie
 * @property {(ctx: Context) => "login" | "registration" | "recovery"} [triggerOf] how a session that is new came
 *   about, from what the server knows and never from the request; `login` unless given
 * @property {(subject: string) => string[] | Promise<string[]>} [linkedSubjectsOf] from your own record of linked
 *   accounts; none unless given
 * @property {(subject: string, clientId: string) => Record<string, unknown> | Promise<Record<string, unknown>>} [attributesOf]
 *   fields of the account that rules may read: none that the person can write; none unless given
 * @property {string[]} [formActionOrigins] where a client's redirect address sends the browser on to at once;
 *   the client's own origin is always there
 * @property {() => number} [now] `Date.now` unless given
 *
 * @typedef {object} Guard
 * @property {<T extends object>(configuration: T) => T} configure the provider's configuration with the guard in
 *   it; see `Configuration` for what is read and set
 * @property {(provider: { readonly issuer: string }) => void} attach adds the guard's pages to the provider that was
 *   made from what `configure` gave
 */

/**
 * @param {GuardOptions} options
 * @returns {Guard}
 */
export function guardLogin(options) {
  const given = checkedOptions(options, OPTIONS);
  const { directory, keyring, triggerOf, formActionOrigins, now } = given;
  const { linkedSubjectsOf, attributesOf } = given;
  const keeperFor = keepersOf(given.keeper);
  /** Known once the provider is. @type {import("@seatkeeper/pages").DeviceCookie | undefined} */
  let cookie;
  const devices = () => cookie;
  const logins = createLogins({ devices, linkedSubjectsOf, attributesOf, now });
  /** @type {import("./configuration.js").Read | undefined} */
  let configuration;

  return Object.freeze({
    configure(given) {
      const read = readConfiguration(given);
      configuration = read;
      const { sessionTtl } = read;
      const sessions = createSessions({ directory, logins, devices, sessionTtl });
      const gate = createGate({
        keeperFor,
        directory,
        logins,
        sessions,
        triggerOf,
        now,
      });
      const refreshGate = createRefreshGate({ keeperFor, directory, logins, now });
      return /** @type {any} */ (guardedConfiguration(read, { gate, refreshGate }));
    },

    attach(given) {
      const provider = checkedProvider(given, configuration !== undefined);
      const { issuer } = provider;
      const secure = secureFor(issuer);
      cookie = createDeviceCookie({ keyring, secure });
      const proof = createFormProof({ origin: new URL(issuer).origin, secure });
      /** @param {string} uid */
      const pathOf = (uid) => pagePath(issuer, uid);
      const { cookieOptions } = configuration;
      const visits = createVisits({ provider, directory, logins, cookieOptions });
      const outcome = createOutcome({ provider, visits, proof, formActionOrigins, pathOf });
      const answer = createAnswer({ keeperFor, visits, outcome, proof, pathOf });
      usedBy(provider, createRoutes({ visits, outcome, answer }));
    },
  });
}
