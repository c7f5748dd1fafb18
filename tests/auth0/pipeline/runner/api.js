/** @file `api` as an Action gets it: what it asks for is written down, and done when the Action has ended. */
import { redirectApi } from "./redirect.js";
import { refreshTokenApi, sessionApi } from "./session.js";
import { transactionApi } from "./transaction.js";

/** @param {{ event: any, context: any, record: (type: string, about?: any) => void, cache: any }} about */
export function createApi({ event, context, record, cache }) {
  /** @type {any} */
  const api = {};
  const asks = (type, names) => {
    return (...values) => {
      const pairs = names.map((name, index) => [name, values[index]]);
      record(type, Object.fromEntries(pairs));
      return api;
    };
  };
  const claims = (token) => ({
    setCustomClaim: asks(`${token}Claim`, ["name", "value"]),
  });
  const parts = { event, context, record, api };
  return Object.assign(api, {
    access: { deny: asks("deny", ["reason"]) },
    validation: { error: asks("invalid", ["code", "reason"]) },
    session: sessionApi(parts),
    refreshToken: refreshTokenApi(parts),
    redirect: redirectApi(parts),
    prompt: {
      render(formId, { fields = {}, vars = {} } = {}) {
        record("form", { formId, fields, vars });
        return api;
      },
    },
    authentication: authenticationApi({ ...parts, asks }),
    multifactor: { enable: asks("multifactor", ["provider", "options"]) },
    accessToken: {
      ...claims("access"),
      addScope: asks("addScope", ["scope"]),
      removeScope: asks("removeScope", ["scope"]),
    },
    idToken: claims("id"),
    user: {
      setAppMetadata: asks("appMetadata", ["key", "value"]),
      setUserMetadata: asks("userMetadata", ["key", "value"]),
    },
    cache: cache.api,
    transaction: context.features.transactionMetadata ? transactionApi(parts) : undefined,
  });
}

function authenticationApi({ context, record, api, asks }) {
  return {
    challengeWith(factor, { additionalFactors = [] } = {}) {
      record("challenge", { factors: [factor, ...additionalFactors] });
      return api;
    },
    challengeWithAny: asks("challenge", ["factors"]),
    enrollWith(factor, { additionalFactors = [] } = {}) {
      record("enroll", { factors: [factor, ...additionalFactors] });
      return api;
    },
    enrollWithAny: asks("enroll", ["factors"]),
    recordMethod(url) {
      if (context.handler !== "onContinuePostLogin") throw new Error("Only after a redirect");
      record("method", { url });
      return api;
    },
  };
}
