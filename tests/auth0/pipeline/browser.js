/** @file A browser: it keeps the tenant's cookie, shows what the pipeline answers, and goes on from there. */
import { addMethod } from "./effects.js";
import { ask, failed, runLeg } from "./leg.js";
import { refreshExchange } from "./grants.js";
import { createTransaction } from "./transaction.js";

const BROWSER_FLOW = "oidc-basic-profile";

/** @param {any} world @param {{ ip?: string, userAgent?: string }} [device] */
export function createBrowser(world, { ip = "203.0.113.4", userAgent = "UA" } = {}) {
  const { tenant, transactions, features } = world;
  const request = ({ method = "GET", query = {}, body = {} } = {}) => ({
    ip,
    user_agent: userAgent,
    method,
    query,
    body,
    hostname: tenant.domain,
    language: "en",
    geoip: {},
  });
  /** The newest transaction of this browser, for steps that don't say which. */
  let latest;

  async function authorize(about) {
    const transaction = createTransaction({ ...about, browser, request: request() });
    transactions.set(transaction.state, transaction);
    latest = transaction.state;
    return await runLeg(world, transaction);
  }

  /** The transaction that a state names, if this browser may go on with it. */
  function suspendedAs(types, state) {
    const transaction = transactions.get(state);
    const isOwn = transaction?.browser === browser || features.anyBrowserContinues;
    if (!isOwn || !types.includes(transaction.suspended?.type)) return undefined;
    return transaction;
  }

  /** Takes it out of its suspension: who comes second finds nothing to go on with. */
  function resumed(transaction, { prompt = undefined, about = {} }) {
    transaction.suspended = undefined;
    transaction.prompt = prompt;
    transaction.request = request(about);
    return runLeg(world, transaction, "onContinuePostLogin");
  }

  const browser = {
    /** The session that the cookie names. @type {string | undefined} */
    sessionId: undefined,
    /** Factors that this browser is trusted with: a challenge for one is met with no new entry. @type {Set<string>} */
    remembered: new Set(),

    /** @param {any} about a first factor, unless the cookie's session is this user's and alive */
    async login({ userId, clientId = "app", methods = ["pwd"], prompt = undefined, ...more }) {
      const now = tenant.now();
      const first = methods.map((method) => ({
        timestamp: new Date(now).toISOString(),
        ...(typeof method === "string" ? { name: method } : method),
      }));
      const old = live(tenant, browser.sessionId);
      const isOwn = old?.user_id === userId;
      const asks = !isOwn || prompt === "login";
      if (asks && isOwn && !features.newSessionOnReauthentication) reauthenticated(old, first, now);
      else if (asks) browser.sessionId = begun({ userId, clientId, first, now });
      if (asks)
        tenant.users.get(userId).logins_count = (tenant.users.get(userId).logins_count ?? 0) + 1;
      const { scope = "openid profile offline_access", protocol = BROWSER_FLOW } = more;
      return await authorize({
        userId,
        clientId,
        protocol,
        more,
        interactive: true,
        scopes: scope.split(" "),
        prompts: prompt === undefined ? [] : [prompt],
        ...joined(browser.sessionId, clientId),
      });
    },

    /** Device code: the same, for a device that has no browser of its own. */
    device: (about) => browser.login({ protocol: "oauth2-device-code", ...about }),

    /** `prompt=none`: rides on the session, shows nothing. */
    async silent({ clientId = "app", scope = "openid profile", ...more } = {}) {
      const session = live(tenant, browser.sessionId);
      if (session === undefined) return { type: "error", error: "login_required" };
      return await authorize({
        userId: session.user_id,
        clientId,
        protocol: BROWSER_FLOW,
        more,
        prompts: ["none"],
        scopes: scope.split(" "),
        ...joined(session.id, clientId),
      });
    },

    refresh: ({ refreshTokenId }) => refreshExchange(world, { refreshTokenId, request: request() }),

    /**
     * To `/continue`, from a redirect; also past a form, for whoever reads the state in its address.
     * @param {{ state?: string, method?: string, query?: any, body?: any }} about
     */
    async continue({ state = latest, method = "GET", query = {}, body = {} } = {}) {
      const transaction = suspendedAs(["redirect", "form"], state);
      if (transaction === undefined) return nothing();
      const about = { method, query: { state, ...query }, body };
      return await resumed(transaction, { about });
    },

    /** @param {{ state?: string, fields?: any }} about */
    async submitForm({ state = latest, fields = {} } = {}) {
      const transaction = suspendedAs(["form"], state);
      if (transaction === undefined) return nothing();
      const { formId, fields: shown, vars } = transaction.suspended;
      const prompt = { id: formId, fields: { ...shown, ...fields }, vars };
      return await resumed(transaction, { prompt, about: { method: "POST" } });
    },

    /** @param {{ type: string, ok?: boolean, remember?: boolean, state?: string }} answer */
    async answerChallenge({ type, ok = true, remember = false, state = latest }) {
      const transaction = suspendedAs(["challenge", "enroll"], state);
      if (transaction === undefined) return nothing();
      const { queue, ...step } = transaction.suspended;
      if (!ok || !step.factors.includes(type)) return { ...step, state };
      transaction.suspended = undefined;
      passed(transaction, type, step.type);
      if (remember) browser.remembered.add(type);
      const next = ask(transaction, queue.slice(1), transaction.position);
      if (next !== undefined) return next;
      transaction.request = request({ method: "POST" });
      return await runLeg(world, transaction);
    },
  };
  return browser;

  function begun({ userId, clientId, first, now }) {
    const device = { initial_user_agent: userAgent, initial_ip: ip, initial_asn: "64500" };
    return tenant.signIn(userId, {
      clientId,
      at: now,
      authentication: { methods: first },
      device: { ...device, last_user_agent: userAgent, last_ip: ip, last_asn: "64500" },
    });
  }

  function reauthenticated(session, first, now) {
    session.authenticated_at = new Date(now).toISOString();
    session.authentication.methods = first;
  }

  /** The session and its methods, with the client among its clients from now on. */
  function joined(sessionId, clientId) {
    const session = tenant.sessions.get(sessionId);
    session.last_interacted_at = session.updated_at = new Date(tenant.now()).toISOString();
    if (!session.clients.some((client) => client.client_id === clientId))
      session.clients.push({ client_id: clientId });
    return { session: structuredClone(session), methods: [...session.authentication.methods] };
  }

  function passed(transaction, factor, how) {
    const timestamp = new Date(tenant.now()).toISOString();
    addMethod(tenant, transaction, { name: "mfa", type: factor, timestamp });
    transaction.passed.add(factor);
    const user = tenant.users.get(transaction.userId);
    if (how === "enroll") (user.enrolledFactors ??= []).push({ type: factor });
  }
}

const nothing = () => failed({}, "invalid_request", "there's nothing here that could be continued");

/** @returns {any} the session, if it is there and hasn't expired */
function live(tenant, id) {
  const session = tenant.sessions.get(id);
  const ends = [session?.expires_at, session?.idle_expires_at].filter(Boolean);
  return ends.every((end) => Date.parse(end) > tenant.now()) ? session : undefined;
}
