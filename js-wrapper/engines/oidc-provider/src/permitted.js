/** @file Which kinds of credentials a provider's configuration gives out: what the list shows none of, the lint names. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";

/** @type {Record<string, string>} */
const BY_FEATURE = {
  ciba: "backchannel",
  clientCredentials: "clientCredentials",
  deviceFlow: "deviceFlow",
};

const BY_GRANT = new Map([
  ["authorization_code", "interactive"],
  ["implicit", "interactive"],
  ["refresh_token", "offline"],
  ["client_credentials", "clientCredentials"],
  ["urn:ietf:params:oauth:grant-type:device_code", "deviceFlow"],
  ["urn:openid:params:grant-type:ciba", "backchannel"],
  ["urn:ietf:params:oauth:grant-type:pre-authorized_code", "preAuthorizedCode"],
]);

const { listOf, record, text, usually } = kinds;
const isSwitch = (value) => value === undefined || typeof value === "boolean";
const feature = {
  expected: "a feature, with `enabled`",
  fits: ({ enabled, preAuthorizedCodeGrant }) => [enabled, preAuthorizedCodeGrant].every(isSwitch),
};
const client = {
  expected: "a client, with its `grant_types`",
  fits: ({ grant_types: grants }) => grants === undefined || listOf(text).fits(grants),
};
const CONFIGURATION = { features: usually(record, {}), clients: usually(listOf(client), []) };
const FEATURES = Object.fromEntries(
  [...Object.keys(BY_FEATURE), "openid4vci"].map((name) => [name, feature]),
);

/**
 * A grant of the integrator's own, a password grant for instance, goes by its own name.
 *
 * @param {object} configuration the provider's; what else is in it is passed over
 * @param {Record<string, { enabled?: boolean, preAuthorizedCodeGrant?: boolean }>} [configuration.features]
 * @param {Array<{ grant_types?: string[] }>} [configuration.clients]
 * @returns {string[]} for `lintFlow`, as `permits`
 */
export function permittedKinds(configuration) {
  const { features, clients } = checkedOptions(configuration, CONFIGURATION, { others: true });
  const known = checkedOptions(features, FEATURES, { path: "/features", others: true });
  const enabled = Object.keys(BY_FEATURE).filter((name) => known[name]?.enabled);
  const issues = known.openid4vci?.enabled && known.openid4vci.preAuthorizedCodeGrant;
  const grants = clients.flatMap(({ grant_types: types = ["authorization_code"] }) => types);
  const permitted = [
    "interactive",
    "offline",
    ...enabled.map((name) => BY_FEATURE[name]),
    ...(issues ? ["preAuthorizedCode"] : []),
    ...grants.map((grant) => BY_GRANT.get(grant) ?? grant),
  ];
  return [...new Set(permitted)].sort();
}
