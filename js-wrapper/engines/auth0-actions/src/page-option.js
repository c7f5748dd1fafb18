/** @file The option `page`: what shows warn's question, a hosted Form or a page elsewhere. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { refuse } from "./refuse.js";

const PAGE = {
  form: kinds.text,
  url: { expected: "a URL", fits: (value) => typeof value === "string" && URL.canParse(value) },
};

/** @param {unknown} given @returns {import("./types.js").Page} */
export function checkedPage(given) {
  const page = checkedOptions(/** @type {any} */ (given), PAGE, { path: "/page" });
  if (Object.keys(page).length !== 1) refuse("/page", "expected one of `form`, `url`");
  return page;
}

/** @param {{ nodes?: any }} flow @param {unknown} page */
export function checkPage({ nodes }, page) {
  if (page !== undefined || !Array.isArray(nodes)) return;
  if (nodes.some((node) => node?.type === "session-limit-page")) {
    refuse("/page", "`page` is missing: warn needs a form or a page");
  }
}
