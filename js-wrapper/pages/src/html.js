/** @file Builds HTML in which everything that comes from outside is text. */
import { SeatkeeperError } from "@seatkeeper/host/kit";

/** Markup that was built here, as opposed to text. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** C0, C1 and what turns the direction of writing: invisible, and never meant. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A tag for templates: ``html`<p>${text}</p>` ``.
 *
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values text is escaped; markup, and lists of it, go in as they are; undefined
 *   and false are nothing
 * @returns {Markup}
 */
export function html(strings, ...values) {
  try {
    return new Markup(String.raw({ raw: strings }, ...values.map(markup)));
  } catch {
    // Whatever a value had to say when it was read, it says to nobody.
    throw new SeatkeeperError("optionsInvalid", "`html`: expected a template of texts and markup");
  }
}

/** @param {unknown} value @returns {string} */
function markup(value) {
  if (value === undefined || value === null || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(markup).join("");
  return String(value)
    .replace(UNSEEN, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
