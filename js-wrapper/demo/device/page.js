/** @file Reads a page as a browser without scripts does: its form, its fields, its buttons. */

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const text = (html) => html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);

/** @returns {Record<string, string>} */
function attributes(tag) {
  const pairs = [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name, value = ""]) => [name, text(value)]));
}

/**
 * @typedef {ReturnType<typeof pageFrom>} Page
 *
 * @param {{ url: string, status: number, headers: Headers, body: string }} response
 * @param {(url: string, form: any, headers?: Record<string, string>) => Promise<any>} post
 */
export function pageFrom({ url, status, headers, body }, post) {
  const tags = (name) =>
    [...body.matchAll(new RegExp(`<${name}\\b[^>]*>`, "g"))].map(([tag]) => tag);
  const inputs = tags("input").map(attributes);
  const action = new URL(attributes(tags("form")[0] ?? "").action ?? url, url).href;
  const hidden = inputs.filter(({ type }) => type === "hidden");

  return {
    url,
    status,
    headers,
    html: body,
    title: text(/<h1>([^]*?)<\/h1>/.exec(body)?.[1] ?? ""),
    text: text(body.replace(/<style>[^]*<\/style>/, "").replace(/<[^>]*>/g, " ")).replace(
      /\s+/g,
      " ",
    ),
    action,
    inputs,
    hidden: Object.fromEntries(hidden.map(({ name, value }) => [name, value])),
    /** The values of the check boxes. */
    choices: inputs.filter(({ type }) => type === "checkbox").map(({ value }) => value),
    links: tags("a").map((tag) => new URL(attributes(tag).href, url).href),

    /**
     * Sends the form with these fields; a list gives a field several times.
     *
     * @param {Record<string, string | string[]>} fields
     * @param {Record<string, string>} [more] headers
     */
    submit(fields, more) {
      const pairs = Object.entries({ ...this.hidden, ...fields });
      const form = pairs.flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
      return post(action, form, more);
    },
  };
}
