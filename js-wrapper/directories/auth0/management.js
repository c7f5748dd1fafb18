/** @file The Management API of a tenant: where it is, with which token, at the tenant's own rate. */
import { createClient, createPace, createToken } from "../rest/index.js";

const PROVIDER = "auth0";

/**
 * @param {object} options as `createAuth0Directory` has checked them
 * @param {string} options.domain
 * @param {string} options.clientId
 * @param {string} options.clientSecret
 * @param {string} [options.audience]
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {import("../rest/index.js").TokenCache} [options.cache]
 * @param {(line: string) => void} [options.warn]
 * @param {import("@seatkeeper/host").Clock} options.clock
 * @returns {import("../rest/index.js").Client}
 */
export function createManagement({ domain, clientId, clientSecret, cache, ...options }) {
  const { audience = `https://${domain}/api/v2/`, warn, fetch, clock } = options;
  let isSaid = false;

  const token = createToken({
    client: createClient({ provider: PROVIDER, url: `https://${domain}`, fetch, clock }),
    path: "/oauth/token",
    clientId,
    clientSecret,
    more: { audience },
    cache,
    clock,
  });

  return createClient({
    provider: PROVIDER,
    url: `https://${domain}/api/v2`,
    token,
    pace: createPace(clock),
    fetch,
    clock,
    onRefused(status) {
      if (status !== 403 || isSaid) return;
      isSaid = true;
      warn?.(
        "auth0: the plan has no session API, or a scope is missing; sessions can't be read or ended",
      );
    },
  });
}
