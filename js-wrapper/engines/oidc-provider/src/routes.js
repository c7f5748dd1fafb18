/** @file Serves the page of a paused or denied login, and takes the person's answer. */
import {
  againText,
  deniedPage,
  documentOf,
  formActionFor,
  FormRefused,
  headersFor,
  noticePage,
  pausedPage,
  readForm,
} from "@seatkeeper/pages";
import { deniedResult } from "./denial.js";
import { createRuns } from "./runs.js";

const PATH = /^\/seatkeeper\/([A-Za-z0-9_-]{1,64})$/;

/** @param {string} issuer @param {string} uid the interaction's */
export function pagePath(issuer, uid) {
  return `${new URL(issuer).pathname.replace(/\/$/, "")}/seatkeeper/${uid}`;
}

/**
 * @param {object} options
 * @param {any} options.provider
 * @param {(clientId: string) => any} options.keeperFor
 * @param {any} options.directory
 * @param {any} options.logins
 * @param {ReturnType<typeof import("@seatkeeper/pages").createFormProof>} options.proof
 * @param {string[]} options.formActionOrigins
 * @param {Record<string, unknown>} options.cookieOptions the provider's for short-lived cookies
 * @returns {(ctx: any, next: () => Promise<void>) => Promise<void>} Koa middleware
 */
export function createPageRoutes(options) {
  const { provider, keeperFor, directory, logins, proof, formActionOrigins, cookieOptions } =
    options;
  const runs = createRuns({ provider, directory, logins, cookieOptions });

  const send = (ctx, status, page, interaction) => {
    ctx.status = status;
    const origins = [...formActionFor(interaction?.params.redirect_uri), ...formActionOrigins];
    ctx.set(headersFor(origins));
    ctx.body = documentOf(page);
  };

  const finish = async (ctx, { interaction }) => {
    const result = { ...interaction.lastSubmission, seatkeeper: {} };
    ctx.redirect(await runs.close(interaction, result));
    ctx.status = 303;
  };

  const deny = async (ctx, { interaction }, reason) => {
    const returnPath = await runs.close(interaction, deniedResult(), reason);
    if (reason === "cancelled") {
      ctx.redirect(returnPath);
      ctx.status = 303;
      return;
    }
    const client = await provider.Client.find(interaction.params.client_id);
    send(ctx, 403, deniedPage({ reason, returnPath, clientName: client?.clientName }), interaction);
  };

  const follow = async (ctx, run, decision, problem) => {
    if (decision.outcome === "allowed") return finish(ctx, run);
    if (decision.outcome !== "paused") return deny(ctx, run, decision.reason);
    const nonce = proof.issue(ctx.req, ctx.res, run.interaction.uid);
    const action = pagePath(provider.issuer, run.interaction.uid);
    const hidden = { nonce, pause: decision.pause.token };
    const page = pausedPage(decision, {
      action,
      hidden,
      problem: problem ?? againText(decision.page.again),
    });
    send(ctx, 200, page, run.interaction);
  };

  const show = async (ctx, run, problem) => {
    if (run.denied) return deny(ctx, run, run.denied);
    const login = await runs.loginFor(ctx, run);
    await follow(ctx, run, await keeperFor(login.clientId).login(login), problem);
  };

  const answer = async (ctx, run) => {
    const form = await readForm(ctx.req);
    const { uid } = run.interaction;
    if (!proof.holds(ctx.req, uid, form.get("nonce") ?? undefined)) throw new FormRefused(403);
    if (run.denied) return deny(ctx, run, run.denied);
    const given = answerFrom(form);
    const login = await runs.loginFor(ctx, run);
    try {
      const token = form.get("pause") ?? "";
      const decision = await keeperFor(login.clientId).resume({ token, answer: given, login });
      // A second click gets the bare outcome: where the run goes on waiting, its page is shown again.
      const bare = decision.outcome === "paused" && decision.pause === undefined;
      await (bare ? show(ctx, run) : follow(ctx, run, decision));
    } catch (error) {
      await refuse(ctx, run, error);
    }
  };

  /** An answer that the host won't take ends nothing; each kind says what it was. */
  const refuse = (ctx, run, error) => {
    const again = pagePath(provider.issuer, run.interaction.uid);
    switch (error.code) {
      case "answerInvalid":
        return show(ctx, run, "Please choose what to do.");
      case "pauseExpired":
      case "flowGone":
        return deny(ctx, run, error.code);
      case "pauseForged":
      case "pauseForeign":
      case "pauseReused":
      case "resumeInProgress":
        return send(ctx, 400, noticePage(error.code, again));
      default:
        throw error;
    }
  };

  return async function pages(ctx, next) {
    const [, uid] = PATH.exec(ctx.path) ?? [];
    if (!uid) return next();
    const handle = { GET: show, POST: answer }[ctx.method];
    if (!handle) return ctx.throw(405);
    const run = await runs.open(ctx, uid);
    if (!run) return send(ctx, 400, noticePage("gone"));
    try {
      await handle(ctx, run);
    } catch (error) {
      if (!(error instanceof FormRefused)) throw error;
      send(ctx, error.status, noticePage("refused", pagePath(provider.issuer, uid)));
    }
  };
}

/** The words in which the host takes an answer; whether it fits the question, the host knows. */
function answerFrom(form) {
  if (form.get("output") === "cancel") return { output: "cancel" };
  if (form.has("code")) return { code: form.get("code").trim() };
  const chosen = form.getAll("chosen");
  const output = form.get("output") ?? "";
  return chosen.length > 0 ? { output, chosen } : { output };
}
