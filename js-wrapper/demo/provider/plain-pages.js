/** @file The provider's few other pages, so that none is fetched together from elsewhere. */
import { documentOf, headersFor, html } from "@seatkeeper/pages";

const show = (ctx, page) => {
  ctx.set(headersFor());
  ctx.body = documentOf(page);
};

/** What oidc-provider calls when it can't answer the application. */
export async function renderError(ctx, { error }) {
  show(ctx, { title: "That did not work", body: html`<p>The reason was: ${error}.</p>` });
}

/** What oidc-provider calls to ask whether somebody means to log out, and afterwards. */
export const logout = {
  async logoutSource(ctx, form) {
    const { action, xsrf } = formOf(form);
    const body = html`<form method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <div class="actions"><button class="button" name="logout" value="yes">Sign out</button></div>
    </form>`;
    show(ctx, { title: "Sign out?", body });
  },
  async postLogoutSuccessSource(ctx) {
    show(ctx, { title: "You are signed out", body: html`<p>You can close this page.</p>` });
  },
};

/** What a form of the provider's own needs to be taken. */
function formOf(form) {
  const [, action] = /action="([^"]*)"/.exec(form) ?? [];
  const [, xsrf] = /name="xsrf" value="([^"]*)"/.exec(form) ?? [];
  return { action, xsrf };
}

/** What oidc-provider calls for somebody who types in the code that their television shows. */
export const deviceFlow = {
  async userCodeInputSource(ctx, form, _out, error) {
    const { action, xsrf } = formOf(form);
    const problem = error && "That code was not taken. Please look at your device again.";
    const body = html`<form method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <label class="above" for="code">The code that your device shows</label>
      <input class="field" id="code" name="user_code" autocomplete="off" autofocus required />
      <div class="actions"><button class="button">Go on</button></div>
    </form>`;
    show(ctx, { title: "Sign in a device", body, problem });
  },
  async userCodeConfirmSource(ctx, form, client, _device, code) {
    const { action, xsrf } = formOf(form);
    const body = html`<p>
        ${client.clientName} asks to be signed in. Does your device show
        <strong>${code}</strong>?
      </p>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${xsrf}" />
        <input type="hidden" name="user_code" value="${code}" />
        <input type="hidden" name="confirm" value="yes" />
        <div class="actions">
          <button class="button">Yes, it does</button>
          <button class="button second" name="abort" value="yes">No</button>
        </div>
      </form>`;
    show(ctx, { title: "Is this your device?", body });
  },
  async successSource(ctx) {
    show(ctx, { title: "Your device is signed in", body: html`<p>You can close this page.</p>` });
  },
};
