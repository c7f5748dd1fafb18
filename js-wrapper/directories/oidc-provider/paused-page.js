/** @file Chooses the page for what a paused run is waiting for. */
import { oneTimeCodePage } from "./pages/one-time-code.js";
import { sessionLimitPage } from "./pages/session-limit.js";

const AGAIN = new Map([
  ["noRoomMade", "That did not make enough room. Please choose again."],
  ["wrongCode", "That code was not right. Please wait for a new one and try again."],
]);

/** @param {string | undefined} again why the host asks once more */
export const againText = (again) => again && (AGAIN.get(again) ?? "Please try again.");

/**
 * The page for each type of node that waits.
 *
 * @type {Record<string, (model: any) => import("./pages/layout.js").Page>}
 */
const PAGES = { "session-limit-page": sessionLimitPage, "otp-verification": oneTimeCodePage };

/** @param {string} type */
export const hasPage = (type) => Object.hasOwn(PAGES, type);

/**
 * @param {{ waitingFor: string, page: any }} decision
 * @param {{ action: string, hidden: Record<string, string>, problem?: string }} form
 */
export function pausedPage({ waitingFor, page }, form) {
  if (!hasPage(waitingFor)) throw new TypeError(`there is no page for \`${waitingFor}\``);
  return PAGES[waitingFor]({ ...page, ...form });
}
