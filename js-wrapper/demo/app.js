/** @file The applications of the demo, as far as a browser sees them: a front page, sign in, check, and what came of it. */
import { createHash, randomBytes } from "node:crypto";
import { documentOf, headersFor, html } from "@seatkeeper/pages";
import { APPS } from "./apps.js";
import { callbackOf, SCOPE } from "./provider/clients.js";

const PATH = /^\/apps\/(warn|silent|reVerify|block|try)\/(start|check|callback)$/;
/** Sign-ins that were begun and never ended are forgotten. */
const KEPT = 1000;

/** @param {(person: string) => string} code */
export const appRoutes = (code) => (issuer) => {
  /** @type {Map<string, string>} the verifier of each sign-in by its state */
  const begun = new Map();

  const show = (ctx, page) => {
    ctx.set(headersFor([]));
    ctx.body = documentOf(page);
  };

  function begin(ctx, app, extra) {
    const verifier = randomBytes(32).toString("base64url");
    const state = randomBytes(16).toString("base64url");
    begun.set(state, verifier);
    if (begun.size > KEPT) begun.delete(begun.keys().next().value);
    const query = new URLSearchParams({
      client_id: app,
      redirect_uri: callbackOf(issuer, app),
      response_type: "code",
      scope: SCOPE,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      state,
      ...extra,
    });
    ctx.redirect(`${issuer}/auth?${query}`);
  }

  async function arrive(ctx, app) {
    const { code: given, state, error } = ctx.query;
    const verifier = begun.get(state);
    begun.delete(state);
    const { name } = APPS.find(({ client }) => client === app);
    const again = html`<div class="actions">
      <a class="button" href="/apps/${app}/check">Am I still signed in?</a>
      <a href="/">Back to the start</a>
    </div>`;
    if (given === undefined || verifier === undefined) {
      const body = html`<p>The answer was: ${error ?? "nothing that was asked for"}.</p>
        ${again}`;
      return show(ctx, { title: `Not signed in to ${name}`, body });
    }
    const response = await fetch(`${issuer}/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: app,
        redirect_uri: callbackOf(issuer, app),
        code: given,
        code_verifier: verifier,
      }),
    });
    const { id_token: token, error: refused } = await response.json();
    if (!token)
      return show(ctx, {
        title: "No token",
        body: html`<p>${refused}</p>
          ${again}`,
      });
    const { sub } = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    const body = html`<p>You are ${sub}, on this browser.</p>
      ${again}`;
    return show(ctx, { title: `Signed in to ${name}`, body });
  }

  function front(ctx) {
    const rows = APPS.map(
      ({ client, name, says }) =>
        html`<li>
          <div>
            <span>
              <a href="/apps/${client}/start"><strong>${name}</strong></a>
              <small>${says}</small>
            </span>
          </div>
        </li>`,
    );
    const body = html`
      <p>
        Sign in as <strong>you</strong> with the password <strong>try me</strong>, in two browsers
        and a private window: two devices are allowed.
      </p>
      <ul>
        ${rows}
      </ul>
      <p class="soft">
        Your authenticator shows <strong>${code("you")}</strong> (reload for the next).
      </p>
    `;
    show(ctx, { title: "Whose seat is it?", body });
  }

  return async function apps(ctx, next) {
    if (ctx.path === "/" && ctx.method === "GET") return front(ctx);
    const [, app, act] = PATH.exec(ctx.path) ?? [];
    if (app === undefined || ctx.method !== "GET") return next();
    if (act === "callback") return arrive(ctx, app);
    return begin(ctx, app, act === "check" ? { prompt: "none" } : {});
  };
};
