/** @file The sessions of the tenant, by the Management API. */
import { createAuth0Directory } from "@seatkeeper/directories/auth0";
import { log } from "../log.js";
import { createTokenCache } from "../token-cache.js";

/** One for each application: its token and its pace serve every login of this instance. */
const directories = new Map();

/** @param {any} event @param {any} api @param {{ end?: "revoke" | "delete" }} settings */
export function managementDirectory(event, api, { end }) {
  const { domain, clientId, clientSecret } = event.secrets;
  const key = JSON.stringify([domain, clientId, clientSecret, end]);
  const known = directories.get(key) ?? {};
  // The cache belongs to the execution, the rest to the instance.
  known.api = api;
  known.directory ??= createAuth0Directory({
    domain,
    clientId,
    clientSecret,
    end,
    cache: createTokenCache({ cache: () => known.api.cache, clientId, clientSecret }),
    warn: log,
  });
  directories.set(key, known);
  return known.directory;
}
