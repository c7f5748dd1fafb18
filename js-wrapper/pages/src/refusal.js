/** @file What an engine does with an answer that isn't taken: ask again, deny, or say what was wrong with it. */
import { CHOOSE } from "./texts.js";

/**
 * Nothing was ended where an answer was refused.
 *
 * @typedef {object} AskAgain the same page once more
 * @property {"ask"} act
 * @property {string} problem for `pausedPage`
 *
 * @typedef {object} Deny the login is over
 * @property {"deny"} act
 * @property {string} reason for `deniedPage`
 *
 * @typedef {object} Notify the login waits on: this form is not its answer
 * @property {"notify"} act
 * @property {number} status of HTTP
 * @property {import("./pages/notice.js").NoticeKind} notice for `noticePage`
 *
 * @typedef {AskAgain | Deny | Notify} Refusal
 */

const DENIES = new Set(["pauseExpired", "flowGone"]);
const NOTIFIES = new Set(["pauseForged", "pauseForeign", "pauseReused", "resumeInProgress"]);

/**
 * @param {unknown} error what `keeper.resume` threw, or `readForm`
 * @returns {Refusal | undefined} undefined: it is no refusal, so throw it on
 */
export function refusalOf(error) {
  const { code, status } = codeAndStatus(error);
  if (code === "answerInvalid") return { act: "ask", problem: CHOOSE };
  if (DENIES.has(code)) return { act: "deny", reason: code };
  if (code === "formRefused") return { act: "notify", status, notice: "refused" };
  if (!NOTIFIES.has(code)) return undefined;
  return { act: "notify", status: 400, notice: /** @type {Notify["notice"]} */ (code) };
}

/** Whatever was thrown: reading it must not throw once more. @param {any} error @returns {{ code: string, status?: number }} */
function codeAndStatus(error) {
  try {
    const { code, status } = error;
    return { code: String(code), status };
  } catch {
    return { code: "" };
  }
}
