/** @file Chooses the page for what a paused run is waiting for. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { given } from "./given.js";
import { oneTimeCodePage } from "./pages/one-time-code.js";
import { sessionLimitPage } from "./pages/session-limit.js";
import { againText } from "./texts.js";

const { integer, oneOf, record, required, text } = kinds;

/** The page for each type of node that waits, and what the host says for it. */
const PAGES = Object.freeze({
  "session-limit-page": {
    build: sessionLimitPage,
    shows: { devices: required(given.devices), choose: integer(0), again: text },
  },
  "otp-verification": {
    build: oneTimeCodePage,
    shows: { digits: required(given.code), attemptsLeft: required(integer(0)), again: text },
  },
});

const DECISION = {
  waitingFor: required(oneOf(Object.keys(PAGES))),
  page: required(record),
  pause: required(record),
};
const FORM = {
  action: required(given.address),
  nonce: required(text),
  problem: given.words,
};

/** @param {string} type of a node @returns {boolean} whether there is a page for it */
export const hasPage = (type) => typeof type === "string" && Object.hasOwn(PAGES, type);

/**
 * The page of a login that waits. Its form brings back what `answerFrom` reads.
 *
 * @param {Extract<import("@seatkeeper/host").Result, { outcome: "paused" }>} decision of `keeper.login` or
 *   `keeper.resume`, with its `page` and its `pause`: the bare outcome of a second click has neither
 * @param {object} form
 * @param {string} form.action where it is posted to
 * @param {string} form.nonce what `proof.issue` gave
 * @param {string} [form.problem] what was wrong with the answer before; the host's own word for it, unless given
 * @returns {import("./layout.js").Page}
 */
export function pausedPage(decision, form) {
  const asOthers = { path: "/decision", others: true };
  const { waitingFor, page, pause } = checkedOptions(decision, DECISION, asOthers);
  const { token } = checkedOptions(
    pause,
    { token: required(text) },
    { ...asOthers, path: "/decision/pause" },
  );
  const { build, shows } = PAGES[waitingFor];
  const { again, ...model } = checkedOptions(/** @type {any} */ (page), shows, {
    ...asOthers,
    path: "/decision/page",
  });
  const {
    action,
    nonce,
    problem = againText(again),
  } = checkedOptions(form, FORM, { path: "/form" });
  return build({ ...model, action, hidden: { nonce, pause: token }, problem });
}
