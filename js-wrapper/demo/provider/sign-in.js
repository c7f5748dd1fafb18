/** @file The provider's sign-in page: a name, a password, and the person is who they say. */
import {
  createFormProof,
  documentOf,
  formActionFor,
  headersFor,
  readForm,
  secureFor,
  signInPage,
} from "@seatkeeper/pages";
import { authenticate } from "./accounts.js";

const PATH = /^\/sign-in\/([A-Za-z0-9_-]{1,64})$/;

/** @param {any} provider @returns {(ctx: any, next: () => Promise<void>) => Promise<void>} */
export function signInRoutes(provider) {
  const { origin } = new URL(provider.issuer);
  const proof = createFormProof({ origin, secure: secureFor(provider.issuer) });

  /** @param {any} ctx @param {any} interaction @param {number} status @param {{ login?: string, problem?: string }} [again] */
  const show = async (ctx, interaction, status, { login, problem } = {}) => {
    const client = await provider.Client.find(interaction.params.client_id);
    const hidden = { nonce: proof.issue(ctx.req, ctx.res, interaction.uid) };
    const { clientName } = client;
    ctx.status = status;
    ctx.set(headersFor(formActionFor(interaction.params.redirect_uri)));
    ctx.body = documentOf(signInPage({ action: ctx.path, hidden, clientName, login, problem }));
  };

  return async function signIn(ctx, next) {
    const [, uid] = PATH.exec(ctx.path) ?? [];
    if (!uid) return next();
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    if (interaction.uid !== uid || interaction.prompt.name !== "login") return ctx.throw(400);
    if (ctx.method === "GET") return show(ctx, interaction, 200);
    if (ctx.method !== "POST") return ctx.throw(405);

    const form = await readForm(ctx.req);
    if (!proof.holds(ctx.req, uid, form.get("nonce"))) return ctx.throw(403);
    const login = form.get("login") ?? "";
    const accountId = authenticate(login, form.get("password"));
    if (!accountId) {
      const problem = "That name and password don't belong together.";
      return show(ctx, interaction, 403, { login, problem });
    }
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login: { accountId } }));
    ctx.status = 303;
  };
}
