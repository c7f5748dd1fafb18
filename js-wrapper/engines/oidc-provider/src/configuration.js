/** @file What the guard changes in a provider's configuration; all the rest is passed on. */
import { checkedOptions, kinds, SeatkeeperError } from "@seatkeeper/host/kit";
import { policyWith } from "./policy.js";
import { rotateByDefault } from "./refresh-gate.js";
import { pagePath } from "./routes.js";

/**
 * @typedef {import("./provider.js").Configuration} Configuration
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./provider.js").Interaction} Interaction
 *
 * @typedef {object} Read what the guard reads, and the whole as it stood then
 * @property {Configuration} copy
 * @property {object} interactions
 * @property {object} ttl
 * @property {import("./provider.js").Prompt[]} [policy]
 * @property {(ctx: Context, interaction: Interaction) => string | Promise<string>} url
 * @property {number | ((ctx: Context, session: import("./provider.js").ProviderSession) => number)} sessionTtl
 * @property {import("./refresh-gate.js").Rotation} rotate
 * @property {object} [cookieOptions]
 */

const { callable, either, flag, integer, listOf, record, text, usually } = kinds;

const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Where the provider sends people if its configuration says nothing. @param {Context} _ctx @param {Interaction} interaction */
const urlByDefault = (_ctx, { uid }) => `/interaction/${uid}`;

const prompt = {
  expected: "a prompt",
  fits: (value) => record.fits(value) && text.fits(value.name),
};
const WHOLE = { rotateRefreshToken: usually(either(flag, callable), rotateByDefault) };
const INTERACTIONS = { policy: listOf(prompt), url: usually(callable, urlByDefault) };
const TTL = { Session: usually(either(integer(1), callable), SESSION_SECONDS) };
const COOKIES = { short: record };

/** @param {object} given @returns {Read} */
export function readConfiguration(given) {
  /** @type {any} */
  const copy = copied(given, "");
  const { rotateRefreshToken: rotate } = checkedOptions(copy, WHOLE, { others: true });
  /** A part of it, and what is read there. @param {string} name @param {Record<string, any>} expected */
  const part = (name, expected) => {
    const path = `/${name}`;
    const whole = copied(copy[name] ?? {}, path);
    return [whole, checkedOptions(whole, expected, { path, others: true })];
  };
  const [interactions, { policy, url }] = part("interactions", INTERACTIONS);
  const [ttl, { Session: sessionTtl }] = part("ttl", TTL);
  const [, { short: cookieOptions }] = part("cookies", COOKIES);
  return { copy, interactions, ttl, policy, url, sessionTtl, rotate, cookieOptions };
}

/**
 * @param {Read} read
 * @param {object} guards
 * @param {import("./gate.js").Gate} guards.gate
 * @param {ReturnType<typeof import("./refresh-gate.js").createRefreshGate>} guards.refreshGate
 */
export function guardedConfiguration(read, { gate, refreshGate }) {
  const { copy, interactions, ttl, policy, url, sessionTtl, rotate } = read;
  return {
    ...copy,
    ttl: { ...ttl, Session: sessionTtl },
    interactions: {
      ...interactions,
      policy: policyWith(gate, policy),
      /** @param {Context} ctx @param {Interaction} interaction */
      url: (ctx, interaction) =>
        interaction.prompt.name === "seatkeeper"
          ? pagePath(ctx.oidc.issuer, interaction.uid)
          : url(ctx, interaction),
    },
    expiresWithSession: async () => true,
    rotateRefreshToken: refreshGate(rotate),
  };
}

/** What stands there when it is read, so that nothing that was checked is another later. @param {object} given @param {string} path */
function copied(given, path) {
  try {
    if (record.fits(given)) return { ...given };
  } catch {
    // What a getter has to say, it says to nobody.
  }
  const message = `\`${path || "/"}\`: expected an object of the provider's configuration, with nothing unreadable in it`;
  throw new SeatkeeperError("optionsInvalid", message, { path });
}
