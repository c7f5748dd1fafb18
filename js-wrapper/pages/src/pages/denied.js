/** @file The page that says in plain words why a login was turned away. */
import { html } from "../html.js";
import { DENIED_TITLE, deniedText, NO_FAILURE } from "../texts.js";

/**
 * @param {{ reason?: string, returnPath: string, clientName?: string }} model
 * @returns {import("../layout.js").Page}
 */
export function deniedPage({ reason, returnPath, clientName }) {
  return {
    title: DENIED_TITLE,
    body: html`
      <p>${deniedText(reason)}</p>
      <p class="soft">${NO_FAILURE}</p>
      <div class="actions">
        <a class="button" href="${returnPath}">Go back to ${clientName ?? "the app"}</a>
      </div>
    `,
  };
}
