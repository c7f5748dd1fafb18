/** @file What the address says behind `#`: a view, a flow that somebody shares, or the token of the live view. */

export const VIEWS = Object.freeze(["editor", "simulator", "race", "impact", "live"]);

/** The token is not left in the address: whoever copies that would hand it on. */
const KEPT_AS = "seatkeeper live token";

/**
 * @param {string} hash `#race`, `#flow=…` or `#live=…`
 * @returns {{ view: string, flow?: string, live?: string }} `live`: of this start, or kept by this tab
 */
export function readFragment(hash) {
  const [name, value] = split(hash);
  if (name === "live" && value) sessionStorage.setItem(KEPT_AS, value);
  const live = sessionStorage.getItem(KEPT_AS) ?? undefined;
  if (name === "live") history.replaceState(null, "", "#live");
  return { view: viewOf(hash), ...(name === "flow" && { flow: value }), ...(live && { live }) };
}

/** @param {string} hash @returns {string} one of {@link VIEWS} */
export function viewOf(hash) {
  const [name] = split(hash);
  return VIEWS.includes(name) ? name : "editor";
}

function split(hash) {
  const text = hash.replace(/^#/, "");
  const at = text.indexOf("=");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
