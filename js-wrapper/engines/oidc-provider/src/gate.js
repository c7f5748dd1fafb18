/** @file Asks the host at every authorization request whether this session may have a token. */
import { errors } from "oidc-provider";
import { accessDenied, interactionRequired } from "./denial.js";

const SWEEP_EVERY_MS = 10 * 1000;

/**
 * @param {object} options
 * @param {(clientId: string) => any} options.keeperFor
 * @param {any} options.directory
 * @param {any} options.logins
 * @param {(ctx: any) => string} [options.triggerOf]
 * @param {number | ((ctx: any, session: any) => number)} options.sessionTtl seconds
 * @param {() => any} options.devices
 * @param {ReturnType<typeof import("./foresight.js").createForesight>} options.wouldAsk
 * @param {() => number} options.now
 */
export function createGate(options) {
  const { keeperFor, directory, logins, triggerOf, sessionTtl, devices, wouldAsk, now } = options;
  const swept = new WeakMap();

  /** Seats of logins that were left unfinished are free before the next one is decided. */
  const sweepNowAndThen = async (keeper) => {
    if (now() - (swept.get(keeper) ?? 0) < SWEEP_EVERY_MS) return;
    swept.set(keeper, now());
    await keeper.sweep();
  };

  /** Why the person gets a page: kept for the page, request by request. */
  const reasons = new WeakMap();

  /** Whoever comes as far as this prompt has finished signing in: all others were asked before it. */
  const note = async (ctx, clientIds) => {
    const { session } = ctx.oidc;
    const { trusted, ...device } = await logins.deviceOf(ctx, session.accountId);
    await directory.note(session.uid, { signIn: "finished", device, clientIds });
  };

  /** Writes the session, so that it is in the directory before anybody decides on it. */
  const write = async (ctx) => {
    const { session, client } = ctx.oidc;
    await note(ctx, [client.clientId]);
    await session.save(typeof sessionTtl === "function" ? sessionTtl(ctx, session) : sessionTtl);
    // The provider writes it once more at the end, and sends the cookie, only if it was touched.
    session.touched = true;
    return directory.find(session.uid);
  };

  const decide = async (ctx) => {
    const { session, client, result } = ctx.oidc;
    // A request that was under way when its session was ended decides nothing and ends nobody.
    const over = () => new errors.LoginRequired("session_ended");
    if (await directory.wasEnded(session.uid)) throw over();

    const found = await directory.find(session.uid);
    // The provider wrote it already where another prompt came between the password and this one.
    const known = found?.kind === "mfaPending" ? undefined : found;
    // A session from before the guard: its clients are those that the provider knows.
    if (known && !known.device) await note(ctx, known.clientIds ?? []);
    const isSilent = ctx.oidc.promptPending("none");
    if (!known && isSilent) throw interactionRequired();
    const current = known ?? (await write(ctx));
    if (!current) throw over();
    const isNewHere = known?.clientIds?.includes(client.clientId) === false;
    const renewal = result?.login && !result.seatkeeper && !isNewHere ? "stepUp" : "sso";
    const login = await logins.login(ctx, {
      subject: session.accountId,
      session: current,
      trigger: known ? renewal : (triggerOf?.(ctx) ?? "login"),
      clientId: client.clientId,
      interactive: true,
    });
    const keeper = keeperFor(client.clientId);
    if (isSilent) {
      const { issuer } = ctx.oidc;
      const isStranger = !known?.clientIds?.includes(client.clientId);
      if (await wouldAsk(keeper, login, { issuer, isStranger })) throw interactionRequired();
    }
    await sweepNowAndThen(keeper);
    try {
      return { login, decision: await keeper.login(login) };
    } catch (error) {
      // What was never decided must not stay: it would take up a seat.
      const { id: sessionId, subject } = current;
      const isUndecided = !known && error.code !== "loginInProgress";
      if (isUndecided) await directory.endCurrentSession({ sessionId, subject }).catch(() => {});
      throw error;
    }
  };

  return {
    /**
     * @param {any} ctx
     * @returns {Promise<boolean>} whether a page has to be shown
     */
    async check(ctx) {
      const { login, decision } = await decide(ctx);
      if (decision.outcome === "allowed") {
        await remember(ctx, login);
        return false;
      }
      if (decision.outcome === "paused") return true;

      await forget(ctx);
      if (ctx.oidc.promptPending("none")) throw accessDenied();
      reasons.set(ctx, decision.reason);
      return true;
    },

    /** Stays on the server, in the row of the interaction. */
    details: (ctx) => (reasons.has(ctx) ? { denied: reasons.get(ctx) } : {}),
  };

  /** A browser that was let in is known from now on. */
  async function remember(ctx, { subject, device, current, clientId }) {
    const { clientIds = [] } = (await directory.find(current.id)) ?? {};
    if (!clientIds.includes(clientId))
      await directory.note(current.id, { clientIds: [...clientIds, clientId] });
    if (device.trusted) return;
    const id = await devices().write(ctx.res, subject);
    await directory.note(current.id, { device: { id } });
  }

  /**
   * After a denial the provider must not go on with a session that is no longer there: it would write
   * it, and bind the denial's page to it. A session that was only refused to one client lives on.
   */
  async function forget(ctx) {
    const { session } = ctx.oidc;
    if (await directory.find(session.uid)) return;
    session.destroyed = true;
    delete session.accountId;
  }
}
