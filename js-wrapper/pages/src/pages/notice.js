/** @file Pages for a form that can't be taken: old, foreign, or sent from elsewhere. */
import { kinds } from "@seatkeeper/host/kit";
import { checked, given } from "../given.js";
import { html } from "../html.js";

const NOTICES = {
  gone: ["This page is no longer valid", "Go back to the app and sign in again."],
  refused: ["This form can't be used", "It was not sent from the page that we showed you."],
  pauseForged: ["This form can't be used", "It was altered on its way. Nothing was changed."],
  pauseForeign: ["This form can't be used", "It belongs to another sign-in. Nothing was changed."],
  pauseReused: [
    "This was answered already",
    "An earlier answer to this page counts. Nothing was changed by this one.",
  ],
  resumeInProgress: [
    "One moment",
    "Your answer is still at work. Show the page again to see more.",
  ],
};

/** @typedef {keyof typeof NOTICES} NoticeKind */

const EXPECTED = {
  kind: kinds.required(kinds.oneOf(Object.keys(NOTICES))),
  againPath: given.address,
};

/**
 * @param {NoticeKind} kind
 * @param {string} [againPath] where the page can be shown afresh
 * @returns {import("../layout.js").Page}
 */
export function noticePage(kind, againPath) {
  checked({ kind, againPath }, EXPECTED);
  const [title, text] = NOTICES[kind];
  return {
    title,
    body: html`
      <p>${text}</p>
      ${
        againPath &&
        html`<div class="actions">
          <a class="button" href="${againPath}">Show the page again</a>
        </div>`
      }
    `,
  };
}
