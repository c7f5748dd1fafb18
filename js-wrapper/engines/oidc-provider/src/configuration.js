/** @file What the guard changes in a provider's configuration; all the rest is passed on. */
import { checkedOptions, kinds, SeatkeeperError } from "@seatkeeper/host/kit";
import { policyWith } from "./policy.js";
import { rotateByDefault } from "./refresh-gate.js";
import { pagePath } from "./routes.js";

/**
 * @typedef {import("./provider.js").Configuration} Configuration
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./provider.js").Interaction} Interaction
 */

const { callable, either, flag, integer, listOf, record } = kinds;

const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Where the provider sends people if its configuration says nothing. @param {Context} _ctx @param {Interaction} interaction */
const urlByDefault = (_ctx, { uid }) => `/interaction/${uid}`;

/**
 * A copy that nobody changes any more, with what the guard reads of it.
 *
 * @template {object} T
 * @param {T} given
 * @returns {{ copy: T & Configuration, policy?: import("./provider.js").Prompt[], url: (ctx: Context, interaction: Interaction) => string | Promise<string>,
 *   sessionTtl: number | ((ctx: Context, session: import("./provider.js").ProviderSession) => number),
 *   rotate: import("./refresh-gate.js").Rotation, cookieOptions?: object }}
 */
export function readConfiguration(given) {
  const copy = copied(given);
  const read = (value, expected, path) => checkedOptions(value, expected, { path, others: true });
  const { interactions, ttl, cookies, rotateRefreshToken } = read(
    copy,
    {
      interactions: kinds.usually(record, {}),
      ttl: kinds.usually(record, {}),
      cookies: kinds.usually(record, {}),
      rotateRefreshToken: kinds.usually(either(flag, callable), rotateByDefault),
    },
    "",
  );
  const page = { policy: listOf(record), url: kinds.usually(callable, urlByDefault) };
  const { policy, url } = read(interactions, page, "/interactions");
  const seconds = kinds.usually(either(integer(1), callable), SESSION_SECONDS);
  const { Session: sessionTtl } = read(ttl, { Session: seconds }, "/ttl");
  const { short: cookieOptions } = read(cookies, { short: record }, "/cookies");
  return { copy, policy, url, sessionTtl, rotate: rotateRefreshToken, cookieOptions };
}

/**
 * @template {object} T
 * @param {ReturnType<typeof readConfiguration<T>>} read
 * @param {object} guards
 * @param {import("./gate.js").Gate} guards.gate
 * @param {ReturnType<typeof import("./refresh-gate.js").createRefreshGate>} guards.refreshGate
 * @returns {T}
 */
export function guardedConfiguration({ copy, policy, url, sessionTtl, rotate }, guards) {
  return {
    ...copy,
    ttl: { ...copy.ttl, Session: sessionTtl },
    interactions: {
      ...copy.interactions,
      policy: policyWith(guards.gate, policy),
      /** @param {Context} ctx @param {Interaction} interaction */
      url: (ctx, interaction) =>
        interaction.prompt.name === "seatkeeper"
          ? pagePath(ctx.oidc.issuer, interaction.uid)
          : url(ctx, interaction),
    },
    expiresWithSession: async () => true,
    rotateRefreshToken: guards.refreshGate(rotate),
  };
}

/** @template {object} T @param {T} given @returns {T} */
function copied(given) {
  const refuse = () => {
    const message = "`/`: expected the provider's configuration, an object that can be read";
    throw new SeatkeeperError("optionsInvalid", message, { path: "" });
  };
  if (!record.fits(given)) return refuse();
  try {
    return { ...given };
  } catch {
    return refuse();
  }
}
