/** @file The applications that people sign in to. */
import { APPS } from "../apps.js";

export const SCOPE = "openid";
export const API = { id: "api", secret: "an introspecting resource server's own secret" };

export const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

export const callbackOf = (issuer, client) => `${issuer}/apps/${client}/callback`;

/** @param {string} issuer */
export function clientsAt(issuer) {
  const app = (id, name) => ({
    client_id: id,
    client_name: name,
    redirect_uris: [callbackOf(issuer, id)],
    response_types: ["code"],
    grant_types: ["authorization_code", "refresh_token", DEVICE_CODE],
    token_endpoint_auth_method: "none",
    id_token_signed_response_alg: "ES256",
  });
  return [
    app("web", "Webshop"),
    app("tv", "Television"),
    ...APPS.map(({ client, name }) => app(client, name)),
    {
      client_id: API.id,
      client_secret: API.secret,
      redirect_uris: [],
      response_types: [],
      grant_types: [],
      id_token_signed_response_alg: "ES256",
    },
  ];
}
