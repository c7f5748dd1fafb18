/** @file Carries out at the page what came of a login: back to the provider, the page that it waits at, or why it was denied. */
import { deniedPage, documentOf, formActionFor, headersFor, pausedPage } from "@seatkeeper/pages";
import { deniedResult } from "./denial.js";

/**
 * @typedef {import("./provider.js").Context} Context
 * @typedef {import("./visits.js").Visit} Visit
 */

/**
 * @param {object} options
 * @param {import("./provider.js").Provider} options.provider
 * @param {ReturnType<typeof import("./visits.js").createVisits>} options.visits
 * @param {import("@seatkeeper/pages").FormProof} options.proof
 * @param {string[]} options.formActionOrigins
 * @param {(uid: string) => string} options.pathOf the page of an interaction
 */
export function createOutcome({ provider, visits, proof, formActionOrigins, pathOf }) {
  /**
   * @param {Context} ctx
   * @param {number} status
   * @param {import("@seatkeeper/pages").Page} page
   * @param {import("./provider.js").Interaction} [interaction] whose client the form may lead to
   */
  function send(ctx, status, page, interaction) {
    ctx.status = status;
    const origins = [...formActionFor(interaction?.params.redirect_uri), ...formActionOrigins];
    ctx.set(headersFor(origins));
    ctx.body = documentOf(page);
  }

  /** @param {Context} ctx @param {string} path */
  function leadTo(ctx, path) {
    ctx.redirect(path);
    ctx.status = 303;
  }

  /** @param {Context} ctx @param {Visit} visit */
  async function goOn(ctx, { interaction }) {
    leadTo(ctx, await visits.close(interaction, { ...interaction.lastSubmission, seatkeeper: {} }));
  }

  /** @param {Context} ctx @param {Visit} visit @param {string} [reason] */
  async function deny(ctx, { interaction }, reason) {
    const returnPath = await visits.close(interaction, deniedResult(), reason);
    if (reason === "cancelled") return leadTo(ctx, returnPath);
    const client = await provider.Client.find(interaction.params.client_id);
    const page = deniedPage({ reason, returnPath, clientName: client?.clientName });
    return send(ctx, 403, page, interaction);
  }

  /** @param {Context} ctx @param {Visit} visit @param {import("@seatkeeper/host").Result} decision @param {string} [problem] */
  async function follow(ctx, visit, decision, problem) {
    if (decision.outcome === "allowed") return goOn(ctx, visit);
    if (decision.outcome !== "paused") return deny(ctx, visit, decision.reason);
    const { uid } = visit.interaction;
    const nonce = proof.issue(ctx.req, ctx.res, uid);
    const page = pausedPage(decision, { action: pathOf(uid), nonce, problem });
    return send(ctx, 200, page, visit.interaction);
  }

  return { send, deny, follow };
}
