/** @file The applications that people sign in to. */

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
    // One for each pattern, and one to try by hand: `npm start` gives each a flow of its own.
    app("warn", "Newspaper"),
    app("silent", "Music"),
    app("reVerify", "Bank"),
    app("block", "Cinema"),
    app("try", "Your own app"),
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
