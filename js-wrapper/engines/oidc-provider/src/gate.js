/** @file Asks the host at every authorization request whether this session may have a token, and carries out what it says. */
import { errors } from "oidc-provider";
import { accessDenied, interactionRequired } from "./denial.js";
import { wouldAsk } from "./foresight.js";
import { createSweeping } from "./sweeping.js";

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("@seatkeeper/host").Session} Session
 *
 * @typedef {object} Gate the two functions of a `Check` in the interaction policy
 * @property {(ctx: Context) => Promise<boolean>} check whether a page has to be shown
 * @property {(ctx: Context) => { denied?: string }} details stays on the server, in the row of the interaction
 */

/**
 * @param {object} options
 * @param {(clientId: string) => import("@seatkeeper/host").Keeper} options.keeperFor
 * @param {import("./directory.js").GuardedDirectory} options.directory
 * @param {import("./login.js").Logins} options.logins
 * @param {import("./sessions.js").Sessions} options.sessions
 * @param {import("./guard.js").GuardOptions["triggerOf"]} options.triggerOf
 * @param {() => number} options.now
 * @returns {Gate}
 */
export function createGate(options) {
  const { keeperFor, directory, logins, sessions, triggerOf, now } = options;
  const sweepNowAndThen = createSweeping(now);
  /** Why the person gets a page: kept for the page, request by request. @type {WeakMap<Context, string>} */
  const reasons = new WeakMap();

  /** The session as the directory has it, written first where it is new. @param {Context} ctx */
  async function settled(ctx) {
    const { session } = ctx.oidc;
    // A request that was under way when its session was ended decides nothing and ends nobody.
    const over = () => new errors.LoginRequired("session_ended");
    if (await directory.wasEnded(session.uid)) throw over();

    const found = await directory.find(session.uid);
    // The provider wrote it already where another prompt came between the password and this one.
    const known = found?.kind === "mfaPending" ? undefined : found;
    // A session from before the guard: its clients are those that the provider knows.
    if (known && !known.device) await sessions.note(ctx, known.clientIds ?? []);
    if (!known && ctx.oidc.promptPending("none")) throw interactionRequired();
    const current = known ?? (await sessions.write(ctx));
    if (!current) throw over();
    return { known, current };
  }

  /** @param {Context} ctx @param {{ known: Session | undefined, current: Session }} settled */
  function stated(ctx, { known, current }) {
    const { session, client, result } = ctx.oidc;
    const isNewHere = known?.clientIds?.includes(client.clientId) === false;
    return logins.login(ctx, {
      subject: session.accountId,
      session: current,
      isNew: known === undefined,
      how: known ? undefined : triggerOf(ctx),
      isStepUp: Boolean(result?.login) && !result.seatkeeper && !isNewHere,
      clientId: client.clientId,
      interactive: true,
    });
  }

  /** @param {Context} ctx */
  async function decide(ctx) {
    const { known, current } = await settled(ctx);
    const { clientId } = ctx.oidc.client;
    const login = await stated(ctx, { known, current });
    const keeper = keeperFor(clientId);
    if (ctx.oidc.promptPending("none")) {
      const isStranger = !known?.clientIds?.includes(clientId);
      if (await wouldAsk(keeper, login, { isStranger })) throw interactionRequired();
    }
    await sweepNowAndThen(keeper);
    try {
      return { login, decision: await keeper.login(login) };
    } catch (error) {
      // What was never decided must not stay: it would take up a seat.
      const { id: sessionId, subject } = current;
      const isUndecided = !known && error.code !== "loginInProgress";
      if (isUndecided)
        await directory
          .endCurrentSession({ sessionId, subject, reason: "undecided" })
          .catch(() => {});
      throw error;
    }
  }

  return {
    async check(ctx) {
      const { login, decision } = await decide(ctx);
      if (decision.outcome === "allowed") {
        await sessions.remember(ctx, login);
        return false;
      }
      if (decision.outcome === "paused") return true;

      await sessions.forget(ctx);
      if (ctx.oidc.promptPending("none")) throw accessDenied();
      reasons.set(ctx, decision.reason);
      return true;
    },

    details: (ctx) => (reasons.has(ctx) ? { denied: reasons.get(ctx) } : {}),
  };
}
