/** @file Fields of a form that nobody sees and that come back with it. */
import { html } from "./html.js";

/** @param {Record<string, string>} fields @returns {import("./html.js").Markup[]} */
export function hiddenFields(fields) {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}
