/** @file A plain sign-in form for those who have none yet: the guard doesn't need it. */
import { html } from "../html.js";
import { hiddenFields } from "./session-limit.js";

/**
 * @param {{ action: string, hidden: Record<string, string>, clientName?: string, login?: string, problem?: string }} model
 * @returns {import("../layout.js").Page & { problem?: string }}
 */
export function signInPage({ action, hidden, clientName, login, problem }) {
  const described = problem && html`aria-describedby="problem" aria-invalid="true"`;
  return {
    title: clientName ? `Sign in to ${clientName}` : "Sign in",
    problem,
    body: html`
      <form method="post" action="${action}">
        ${hiddenFields(hidden)}
        <label class="above" for="login">Name</label>
        <input
          class="field"
          id="login"
          name="login"
          value="${login}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          ${described}
          autofocus
          required
        />
        <label class="above" for="password">Password</label>
        <input
          class="field"
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          ${described}
          required
        />
        <div class="actions"><button class="button">Sign in</button></div>
      </form>
    `,
  };
}
