/** @file The page that asks for a one-time code before other devices are signed out. */
import { hiddenFields } from "../hidden-fields.js";
import { html } from "../html.js";
import { attemptsText, CANCEL, CODE_LABEL, CODE_TITLE, codeText, CONFIRM } from "../texts.js";

/**
 * @param {object} model
 * @param {string} model.action
 * @param {Record<string, string>} model.hidden
 * @param {number} model.digits
 * @param {number} model.attemptsLeft
 * @param {string} [model.problem]
 * @returns {import("../layout.js").Page}
 */
export function oneTimeCodePage({ action, hidden, digits, attemptsLeft, problem }) {
  return {
    title: CODE_TITLE,
    problem,
    body: html`
      <p>${codeText(digits)}</p>
      <form method="post" action="${action}">
        ${hiddenFields(hidden)}
        <label class="above" for="code">${CODE_LABEL}</label>
        <input
          class="field code"
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{${digits}}"
          maxlength="${digits}"
          aria-describedby="${problem ? "problem attempts" : "attempts"}"
          ${problem && html`aria-invalid="true"`}
          autofocus
          required
        />
        <p class="soft" id="attempts">${attemptsText(attemptsLeft)}</p>
        <div class="actions">
          <button class="button">${CONFIRM}</button>
          <button class="button second" name="output" value="cancel" formnovalidate>
            ${CANCEL}
          </button>
        </div>
      </form>
    `,
  };
}
