/** @file A tenant to deploy into, with two clients: one that deploys, and the application of the Action. */
import { Agent, fetch } from "undici";
import { auth0 } from "../../js-wrapper/cli/src/auth0/index.js";
import { actionsIn, boundIn } from "../auth0/tenant/action-store.js";
import { CLIENT, createTenant } from "../auth0/tenant/api.js";

export const DEPLOYING = ["read:actions", "create:actions", "update:actions"];
export const REVOKING = ["read:sessions", "delete:sessions", "delete:refresh_tokens"];
export const KEY = Buffer.alloc(32, 7).toString("base64url");
const DEPLOYER = { id: "deployer", secret: "what the deployer knows" };

/**
 * @param {object} [about]
 * @param {string[]} [about.deploying] what the client that deploys is told to have
 * @param {string[]} [about.running] what the Action's application has
 * @param {boolean} [about.tells] whether the tenant says so with the token
 */
export async function createWorld({
  deploying = DEPLOYING,
  running = REVOKING,
  tells = true,
} = {}) {
  const tenant = await createTenant({ scopes: [...new Set([...DEPLOYING, ...running])] });
  const agent = new Agent({ connect: { ca: tenant.ca } });
  const slept = [];
  let at = Date.now();
  const env = {
    AUTH0_DOMAIN: tenant.domain,
    AUTH0_CLIENT_ID: DEPLOYER.id,
    AUTH0_CLIENT_SECRET: DEPLOYER.secret,
    SEATKEEPER_CLIENT_ID: CLIENT.clientId,
    SEATKEEPER_CLIENT_SECRET: CLIENT.clientSecret,
    SEATKEEPER_KEY: KEY,
  };

  /** The stand-in knows one client: what either is told of its scopes is put in here. */
  async function trusting(url, init) {
    const isToken = url.endsWith("/oauth/token");
    const isDeployer = isToken && init.body.get("client_secret") === DEPLOYER.secret;
    if (isDeployer) {
      init.body.set("client_id", CLIENT.clientId);
      init.body.set("client_secret", CLIENT.clientSecret);
    }
    const response = await fetch(url, { ...init, dispatcher: agent });
    if (!isToken || !response.ok) return response;
    const answer = /** @type {any} */ (await response.json());
    const scope = (isDeployer ? deploying : running).join(" ");
    return Response.json({ ...answer, scope: tells ? scope : undefined });
  }

  return {
    tenant,
    env,
    slept,
    held: actionsIn(tenant),
    bound: () => boundIn(tenant),
    names: () => boundIn(tenant).map(({ name }) => name),

    /** @param {string[]} words after `seatkeeper auth0 deploy` @param {Record<string, any>} [more] of the environment */
    async deploy(words, more = {}) {
      const [lines, errors] = [[], []];
      const start = tenant.journal.length;
      const code = await auth0(["deploy", ...words], {
        env: { ...env, ...more },
        fetch: /** @type {any} */ (trusting),
        clock: {
          now: () => at,
          async sleep(ms) {
            slept.push(ms);
            at += ms;
          },
          after: () => () => {},
        },
        print: (line) => void lines.push(line),
        printError: (line) => void errors.push(line),
      });
      const calls = tenant.journal
        .slice(start)
        .filter(({ path }) => path.startsWith("/api/v2"))
        .map(({ method, path }) => `${method} ${path.slice("/api/v2".length)}`);
      return { code, lines, errors, calls, writes: calls.filter((call) => !/^GET /.test(call)) };
    },

    /** An Action of somebody else's, deployed and bound. */
    addForeign(name) {
      const { actions, bindings } = actionsIn(tenant);
      const id = `foreign ${name}`;
      const supported_triggers = [{ id: "post-login", version: "v3" }];
      const draft = {
        id,
        name,
        supported_triggers,
        code: "exports.onExecutePostLogin = () => {};",
      };
      actions.set(id, { ...draft, reads: 0, version: { ...draft, number: 1, unknown: 0 } });
      bindings.push({ id: `binding of ${name}`, actionId: id, name: `${name}, shown` });
    },

    async close() {
      await agent.close();
      await tenant.close();
    },
  };
}

/** @param {any} test @returns {(name: string, about: any, run: (world: any) => Promise<void>) => void} */
export const inWorlds = (test) => (name, about, run) =>
  test(name, async () => {
    const world = await createWorld(about);
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });
