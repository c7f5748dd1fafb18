/** @file The frame around every page: the document, and the headers that fence it in. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { checked, given } from "./given.js";
import { html } from "./html.js";
import { STYLE_ELEMENT, STYLE_SOURCE } from "./style.js";

/**
 * @typedef {object} Page
 * @property {string} title
 * @property {import("./html.js").Markup} body
 * @property {string} [problem] is also said by the title, which is what a screen reader reads first
 * @property {string} [lang] of the texts, `en` unless given
 */

const PAGE = {
  title: kinds.required(given.words),
  body: kinds.required(given.body),
  problem: given.words,
  lang: kinds.usually(kinds.text, "en"),
};

/**
 * @param {Page} page
 * @returns {string} the whole document
 */
export function documentOf(page) {
  const { title, body, problem, lang } = checkedOptions(page, PAGE);
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${problem ? `Error: ${title}` : title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${problem && html`<p class="problem" role="alert" id="problem">${problem}</p>`} ${body}
        </main>
      </body>
    </html> `.text;
}

/**
 * No script, no frame, no foreign style, image or address; nothing stays behind in a cache or in a
 * referrer.
 *
 * @param {string[]} [formActions] origins that a posted form may be led on to, beside our own: `formActionFor`
 *   the address that it ends at
 * @returns {Record<string, string>}
 */
export function headersFor(formActions = []) {
  checked({ formActions }, { formActions: given.sources });
  return {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": [
      "default-src 'none'",
      `style-src ${STYLE_SOURCE}`,
      `form-action ${["'self'", ...formActions].join(" ")}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  };
}

/**
 * The source that lets a form's answer go on to a client's redirect address: browsers apply
 * `form-action` to what a posted form is redirected to as well.
 *
 * @param {string | undefined} redirectUri registered for the client
 * @returns {string[]}
 */
export function formActionFor(redirectUri) {
  checked({ redirectUri }, { redirectUri: given.words });
  if (!redirectUri || !URL.canParse(redirectUri)) return [];
  const { protocol, origin } = new URL(redirectUri);
  if (protocol === "https:" || protocol === "http:") return [origin];
  // An app's own scheme has no origin. It is a word by the rules of URLs, so it can't break out.
  return [protocol];
}
