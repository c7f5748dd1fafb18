/** @file Chooses the page for what a paused run is waiting for. */
import { oneTimeCodePage } from "./pages/one-time-code.js";
import { sessionLimitPage } from "./pages/session-limit.js";

/**
 * The page for each type of node that waits.
 *
 * @type {Record<string, (model: any) => import("./layout.js").Page>}
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
