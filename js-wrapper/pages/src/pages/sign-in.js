/** @file A plain sign-in form for those who have none yet: the guard doesn't need it. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { given } from "../given.js";
import { hiddenFields } from "../hidden-fields.js";
import { html } from "../html.js";

const MODEL = {
  action: kinds.required(given.address),
  hidden: kinds.usually(given.fields, {}),
  clientName: given.words,
  login: given.words,
  problem: given.words,
};

/**
 * @param {object} model
 * @param {string} model.action where the form is posted to
 * @param {Record<string, string>} [model.hidden] fields that come back with it
 * @param {string} [model.clientName] of the app
 * @param {string} [model.login] that was typed before
 * @param {string} [model.problem]
 * @returns {import("../layout.js").Page}
 */
export function signInPage(model) {
  const { action, hidden, clientName, login, problem } = checkedOptions(model, MODEL);
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
