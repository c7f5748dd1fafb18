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
  const live = kept(name === "live" ? value : undefined);
  if (name === "live") history.replaceState(null, "", "#live");
  return { view: viewOf(hash), ...(name === "flow" && { flow: value }), ...(live && { live }) };
}

/** The token that is given, else the one that this tab had before it was loaded again. */
function kept(given) {
  try {
    if (given) sessionStorage.setItem(KEPT_AS, given);
    return given ?? sessionStorage.getItem(KEPT_AS) ?? undefined;
  } catch {
    // Nothing may be kept in this browser: then it holds until the page is loaded again.
    return given;
  }
}

/** @param {string} hash @returns {string} one of {@link VIEWS} */
function viewOf(hash) {
  const [name] = split(hash);
  return VIEWS.includes(name) ? name : "editor";
}

function split(hash) {
  const text = hash.replace(/^#/, "");
  const at = text.indexOf("=");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
