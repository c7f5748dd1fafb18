/** @file What the steps and ends of a race are called. */

const LIST = new Intl.ListFormat("en-GB");

/** @param {string[]} ids */
export const listed = (ids) => (ids.length > 0 ? LIST.format(ids) : "nobody");

/** @param {number} lane */
export const nameOf = (lane) => `login ${lane + 1}`;

/** The two lines of a chip. @param {import("./board.js").RaceStep} step @returns {[string, string]} */
export function chipWords({ act, target, sees, output }) {
  if (act === "create") return ["signs in", "session"];
  if (act === "list") return ["lists", `sees ${sees.length}`];
  if (act === "answer") return ["page", output];
  if (act === "revoke") return ["ends", target];
  return ["leaves", "denied"];
}

/** What was done, after the name of who did it. @param {import("./board.js").RaceStep} step */
export function deed({ act, target, sees, page, output }) {
  if (act === "create") return "signs in: its session is there";
  if (act === "list") return `lists the sessions and sees ${listed(sees)}`;
  if (act === "answer") return `answers ${page} with ${output}`;
  if (act === "revoke") return `ends ${target}`;
  return "is denied and leaves";
}

/** @param {ReturnType<typeof import("./board.js").changesBetween>} changes */
export function changeWords(changes) {
  return changes.map(({ lane, step }) =>
    step === undefined ? `${nameOf(lane)} has a step less` : `${nameOf(lane)} now ${deed(step)}`,
  );
}

/** Orders are many; from 2^53 on the number is rounded. @param {number} count */
export function ordersOf(count) {
  if (Number.isSafeInteger(count)) return count.toLocaleString("en-GB");
  const power = Math.floor(Math.log10(count));
  return `about ${(count / 10 ** power).toFixed(1)} × 10^${power}`;
}
