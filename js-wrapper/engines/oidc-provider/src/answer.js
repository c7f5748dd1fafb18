/** @file Shows the page of a login that waits, takes the person's answer to it, and says what a refusal means. */
import { answerFrom, FormRefused, noticePage, readForm, refusalOf } from "@seatkeeper/pages";

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./visits.js").Visit} Visit
 */

/**
 * @param {object} options
 * @param {(clientId: string) => import("@seatkeeper/host").Keeper} options.keeperFor
 * @param {ReturnType<typeof import("./visits.js").createVisits>} options.visits
 * @param {ReturnType<typeof import("./outcome.js").createOutcome>} options.outcome
 * @param {import("@seatkeeper/pages").FormProof} options.proof
 * @param {(uid: string) => string} options.pathOf the page of an interaction
 */
export function createAnswer({ keeperFor, visits, outcome, proof, pathOf }) {
  /** @param {Context} ctx @param {Visit} visit @param {string} [problem] what was wrong with an answer */
  async function show(ctx, visit, problem) {
    if (visit.denied) return outcome.deny(ctx, visit, visit.denied);
    const login = await visits.loginFor(ctx, visit);
    return outcome.follow(ctx, visit, await keeperFor(login.clientId).login(login), problem);
  }

  /** @param {Context} ctx @param {Visit} visit */
  async function take(ctx, visit) {
    const { nonce, token, answer } = answerFrom(await readForm(ctx.req));
    if (!proof.holds(ctx.req, visit.interaction.uid, nonce)) throw new FormRefused(403);
    if (visit.denied) return outcome.deny(ctx, visit, visit.denied);
    const login = await visits.loginFor(ctx, visit);
    const decision = await keeperFor(login.clientId).resume({ token, answer, login });
    // A second click gets the bare outcome: where the run goes on waiting, its page is shown again.
    const isBare = decision.outcome === "paused" && decision.pause === undefined;
    return isBare ? show(ctx, visit) : outcome.follow(ctx, visit, decision);
  }

  /** An answer that isn't taken ends nothing. @param {Context} ctx @param {Visit} visit @param {unknown} error */
  function refuse(ctx, visit, error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    const { interaction } = visit;
    if (refusal.act === "ask") return show(ctx, visit, refusal.problem);
    if (refusal.act === "deny") return outcome.deny(ctx, visit, refusal.reason);
    const page = noticePage(refusal.notice, pathOf(interaction.uid));
    return outcome.send(ctx, refusal.status, page);
  }

  return {
    show,

    /** @param {Context} ctx @param {Visit} visit */
    take: (ctx, visit) => take(ctx, visit).catch((error) => refuse(ctx, visit, error)),
  };
}
