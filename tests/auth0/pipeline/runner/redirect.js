/** @file `api.redirect`: leave for another page, with tokens that say no more than Auth0's say. */
import { createHmac, timingSafeEqual } from "node:crypto";

export function redirectApi({ event, context, record, api }) {
  return {
    canRedirect: () => context.canRedirect,

    sendUserTo(url, { query = {} } = {}) {
      const to = new URL(url);
      for (const [name, value] of Object.entries(query)) to.searchParams.set(name, String(value));
      record("redirect", { url: to.href });
      return api;
    },

    encodeToken({ secret, payload = {}, expiresInSeconds = 900 }) {
      const iat = Math.floor(Date.now() / 1000);
      return signed(secret, {
        ...payload,
        iat,
        exp: iat + expiresInSeconds,
        sub: event.user.user_id,
        iss: context.host,
        ip: event.request.ip,
      });
    },

    /** Signature, expiry and `state`, and that four claims are there: whose token it is, nobody looks at. */
    validateToken({ secret, tokenParameterName = "session_token" }) {
      const { query, body } = event.request;
      const token = query[tokenParameterName] ?? body[tokenParameterName];
      if (typeof token !== "string") throw new Error("There's no token in the request");
      const claims = verified(secret, token);
      for (const name of ["sub", "iss", "exp", "state"]) {
        if (claims[name] === undefined) throw new Error(`The token has no ${name}`);
      }
      if (claims.exp <= Date.now() / 1000) throw new Error("The token has expired");
      if (claims.state !== context.state) throw new Error("The token is for another state");
      return claims;
    },
  };
}

function signed(secret, claims) {
  if (typeof secret !== "string" || secret === "") throw new Error("A secret is needed");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${mac(secret, text).toString("base64url")}`;
}

function verified(secret, token) {
  const [header, claims, signature] = token.split(".");
  if (signature === undefined || opened(header).alg !== "HS256")
    throw new Error("Not such a token");
  const [expected, given] = [
    mac(secret, `${header}.${claims}`),
    Buffer.from(signature, "base64url"),
  ];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Error("The token's signature is wrong");
  }
  return opened(claims);
}

const mac = (secret, text) => createHmac("sha256", secret).update(text).digest();
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const opened = (text) => JSON.parse(Buffer.from(text, "base64url").toString());
