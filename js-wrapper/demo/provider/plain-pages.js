/** @file The provider's few other pages, so that none is fetched together from elsewhere. */
import { documentOf, headersFor, html } from "@seatkeeper/directories/oidc-provider/pages";

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
    const [, action] = /action="([^"]*)"/.exec(form) ?? [];
    const [, xsrf] = /value="([^"]*)"/.exec(form) ?? [];
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
