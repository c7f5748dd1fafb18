/** @file A tenant, the directory over it, and a keeper: what most tests of Auth0 begin with. */
import { Agent, fetch } from "undici";
import { createAuth0Directory } from "@seatkeeper/directories/auth0";
import { createKeyring, createSeatkeeper, memoryStore, patternFlow } from "@seatkeeper/host";
import { CLIENT, createTenant } from "./tenant/api.js";

export const USER = "auth0|ada";

/** @param {any} [options] `tenant` for the stand-in, `directory` for the directory */
export async function createWorld({ tenant: about = {}, directory: settings = {} } = {}) {
  const tenant = await createTenant(about);
  tenant.addUser(USER);
  const agent = new Agent({ connect: { ca: tenant.ca } });
  /** @type {any} */
  const trusting = (url, init) => fetch(url, { ...init, dispatcher: agent });
  const said = [];
  const directory = createAuth0Directory({
    domain: tenant.domain,
    ...CLIENT,
    fetch: trusting,
    warn: (line) => said.push(line),
    ...settings,
  });
  return {
    tenant,
    directory,
    said,
    fetch: trusting,
    list: async (...subjects) =>
      directory.listSessions({ subjects: subjects.length ? subjects : [USER] }),
    calls: (pattern) =>
      tenant.journal.filter(({ method, path }) => pattern.test(`${method} ${path}`)),
    keeper(...pattern) {
      const flow = /** @type {any} */ (patternFlow)(...pattern);
      const secret = new Uint8Array(32).fill(7);
      const keyring = createKeyring({ current: { kid: "k1", secret } });
      return createSeatkeeper({
        directory,
        flow,
        keyring,
        store: memoryStore(),
        issuer: "https://rp.example",
      });
    },
    async close() {
      await agent.close();
      await tenant.close();
    },
  };
}

/** A login of a session that the tenant lists. */
export const loginOf = (tenant, sessionId, more = {}) => ({
  id: `login of ${sessionId}`,
  subject: USER,
  trigger: "login",
  interactive: true,
  authenticated: true,
  current: {
    type: "session",
    id: sessionId,
    createdAt: Date.parse(tenant.sessions.get(sessionId).created_at),
  },
  now: Date.now(),
  ...more,
});
