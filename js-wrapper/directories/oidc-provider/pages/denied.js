/** @file The page that says in plain words why a login was turned away. */
import { html } from "./html.js";

/** By the reason that the host gave. No numbers and no devices: the person may not be the owner. */
const TEXTS = new Map(
  Object.entries({
    cancelled: "You cancelled this sign-in. Nothing was changed on your other devices.",
    superseded:
      "While this page was open, a newer sign-in to this account took its place. Nothing was changed by this one.",
    pauseExpired: "This sign-in was left open for too long. Please sign in again.",
    flowGone: "The rules for signing in have just changed. Please sign in again.",
    otpFailed: "The code could not be confirmed, so your other devices stay signed in.",
    otpLocked: "Too many codes were wrong. Please wait a while, then sign in again.",
    otpUnavailable:
      "This sign-in needs a one-time code, and no authenticator is set up for this account.",
    noRoomMade: "None of the chosen devices could be signed out, so there is no room for this one.",
    revokeFailed: "Your other devices could not be signed out just now. Please try again later.",
    lookupFailed: "We could not check your other devices just now. Please try again later.",
  }),
);
const LIMIT_TEXT =
  "This account is already in use on as many devices as it allows. Sign out on one of them, then sign in here again.";

/**
 * @param {{ reason?: string, returnPath: string, clientName?: string }} model
 * @returns {import("./layout.js").Page}
 */
export function deniedPage({ reason, returnPath, clientName }) {
  return {
    title: "You are not signed in",
    body: html`
      <p>${TEXTS.get(reason ?? "") ?? LIMIT_TEXT}</p>
      <p class="soft">Your password was right. This does not count as a failed sign-in.</p>
      <div class="actions">
        <a class="button" href="${returnPath}">Go back to ${clientName ?? "the app"}</a>
      </div>
    `,
  };
}
