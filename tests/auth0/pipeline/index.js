/** @file A stand-in for Auth0's post-login pipeline: it runs Action files as they are, in a process of Node.js 22. */
import { createBrowser } from "./browser.js";
import { deployed } from "./deploy.js";
import { passwordGrant, refreshExchange, tokenExchange } from "./grants.js";
import { createInstances } from "./instance.js";

/**
 * What a tenant may have or not have; where the documents are silent, the default is what is harder on an Action.
 * @typedef {object} Features
 * @property {boolean} [transactionMetadata] `api.transaction`; default true
 * @property {boolean} [sessionMetadata] `api.session.setMetadata`, early access; default false
 * @property {"throws" | "absent"} [planGate] what a method of another plan does; default throws
 * @property {"absent" | "original"} [refreshMethods] `event.authentication` in a refresh exchange; default absent
 * @property {boolean} [newSessionOnReauthentication] `prompt=login` makes a session of its own; default false
 * @property {boolean} [anyBrowserContinues] a state isn't bound to the browser that it was given to; default false
 * @property {string[]} [factors] that the tenant has enabled; default all
 */

/**
 * @param {object} options
 * @param {any} options.tenant from `../tenant/api.js`
 * @param {import("./deploy.js").Action[]} options.actions in the order in which they are bound
 * @param {"enterprise" | "free"} [options.plan] default the tenant's
 * @param {Features} [options.features]
 * @param {Record<string, { name?: string, metadata?: Record<string, string> }>} [options.clients]
 * @param {number} [options.budgetMs] of all Actions in one leg
 * @param {string[] | "open"} [options.network] `host:port` that may be reached besides the tenant
 * @param {string} [options.refuseReadsOf] a folder whose files only the module loader may read
 */
export function createPipeline({
  tenant,
  actions,
  plan = tenant.plan,
  features = {},
  clients = {},
  budgetMs = 20_000,
  network = [],
  refuseReadsOf = undefined,
}) {
  const bound = deployed(actions);
  const instances = createInstances({
    actions: bound.map(({ name, code, dependencies }) => ({ name, code, dependencies })),
    ca: tenant.ca,
    now: tenant.now,
    refuseReadsOf,
    network: network === "open" ? network : [tenant.domain, ...network],
  });
  const world = {
    tenant,
    actions: bound,
    plan,
    budgetMs,
    instances,
    features: {
      transactionMetadata: true,
      sessionMetadata: false,
      planGate: "throws",
      ...features,
    },
    clients: new Map(Object.entries(clients)),
    transactions: new Map(),
    /** Each run of an Action: `{ action, handler, event, commands, logs, error?, loadMs, ms }`. @type {any[]} */
    executions: [],
  };
  return {
    executions: world.executions,
    clients: world.clients,
    /** By their state, which is in the address of a page. */
    transactions: world.transactions,
    /** @param {{ ip?: string, userAgent?: string }} [device] */
    browser: (device) => createBrowser(world, device),
    passwordGrant: (about) => passwordGrant(world, about),
    tokenExchange: (about) => tokenExchange(world, about),
    refresh: (about) => refreshExchange(world, about),
    /** `api.cache` forgets one key, or all. */
    loseCache: instances.lose,
    /** The next run starts cold: a new process, an empty cache, module scope made anew. */
    newInstance: instances.renew,
    /** Rejections that nobody waited for. */
    stray: instances.stray,
    close: instances.close,
  };
}
