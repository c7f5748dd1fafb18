/** @file The page that says in plain words why a login was turned away. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { given } from "../given.js";
import { html } from "../html.js";
import { DENIED_TITLE, deniedText, NO_FAILURE } from "../texts.js";

const MODEL = {
  reason: given.words,
  returnPath: kinds.required(given.address),
  clientName: given.words,
};

/**
 * @param {object} model
 * @param {string} [model.reason] that the host gave
 * @param {string} model.returnPath where the app is told so: from the provider's own record, never from a request
 * @param {string} [model.clientName] of the app; `the app`
 * @returns {import("../layout.js").Page}
 */
export function deniedPage(model) {
  const { reason, returnPath, clientName } = checkedOptions(model, MODEL);
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
