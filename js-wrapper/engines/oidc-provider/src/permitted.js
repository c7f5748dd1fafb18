/** @file Which kinds of credentials a provider's configuration gives out: what the list shows none of, the lint names. */

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

/**
 * A grant of the integrator's own, a password grant for instance, goes by its own name.
 *
 * @param {{ features?: Record<string, any>, clients?: any[] }} configuration the provider's
 * @returns {string[]} for `lintFlow`, as `permits`
 */
export function permittedKinds({ features = {}, clients = [] }) {
  const enabled = Object.keys(BY_FEATURE).filter((name) => features[name]?.enabled);
  const issuer = features.openid4vci;
  const preAuthorized = issuer?.enabled && issuer.preAuthorizedCodeGrant;
  const grants = clients.flatMap((client) => client.grant_types ?? ["authorization_code"]);
  const kinds = [
    ...["interactive", "offline"],
    ...enabled.map((name) => BY_FEATURE[name]),
    ...(preAuthorized ? ["preAuthorizedCode"] : []),
    ...grants.map((grant) => BY_GRANT.get(grant) ?? grant),
  ];
  return [...new Set(kinds)].sort();
}
