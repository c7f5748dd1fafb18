/** @file Where a provider is: the kinds of option for a host's name and for a URL that requests begin with. */

/** @typedef {import("@seatkeeper/host/kit").kinds.Kind} Kind */

const HOST = /^[a-z0-9.-]+(:\d+)?$/i;

/** @type {Kind} */
export const hostName = Object.freeze({
  expected: "a host name, without a scheme or a path",
  fits: (value) => typeof value === "string" && HOST.test(value),
});

/** @type {Kind} */
export const baseUrl = Object.freeze({
  expected: "an http(s) URL without credentials, query and fragment",
  fits(value) {
    if (typeof value !== "string" || !URL.canParse(value)) return false;
    const { protocol, username, password, search, hash } = new URL(value);
    return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === "";
  },
});
