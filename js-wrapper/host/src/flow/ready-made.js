/** @file The patterns as data: what comes, one after the other, when the limit is reached. A new one is an entry here. */

/**
 * A node between the rule and the token: by which output it goes on, and by which it denies.
 *
 * @typedef {{ id: string, type: string, goesOn: string, denies: readonly string[] }} Stage
 */

const page = {
  id: "page",
  type: "session-limit-page",
  goesOn: "continue",
  denies: ["cancel"],
};
const otp = {
  id: "otp",
  type: "otp-verification",
  goesOn: "verified",
  denies: ["failed", "unavailable"],
};
const end = {
  id: "force-logout",
  type: "force-logout",
  goesOn: "done",
  denies: ["refused"],
};

/**
 * `stages` lead to the token; without any the login is denied. `rescues` are other ways that `rescue` may ask for, which
 * end no more sessions than they must.
 *
 * @typedef {object} ReadyMade
 * @property {string} title how prose writes its name
 * @property {string} says
 * @property {readonly Stage[]} stages
 * @property {Record<string, readonly Stage[]>} [rescues]
 */

const ALL = {
  warn: {
    title: "warn",
    says: "Tells the person, then ends the older sessions.",
    stages: [page, end],
  },
  silent: {
    title: "silent",
    says: "Ends the older sessions without a word.",
    stages: [end],
  },
  reVerify: {
    title: "re-verify",
    says: "Asks for a one-time password, then ends the older sessions.",
    stages: [otp, end],
  },
  block: {
    title: "block",
    says: "Turns the new login away before any access token is issued.",
    stages: [],
    rescues: { reVerify: [otp, end] },
  },
};

/** @typedef {keyof typeof ALL} Pattern */

/** @type {Readonly<Record<Pattern, ReadyMade>>} */
export const READY_MADE = Object.freeze(ALL);

/** @type {readonly Pattern[]} */
export const PATTERNS = Object.freeze(/** @type {Pattern[]} */ (Object.keys(READY_MADE)));

/** Every way to write one: the spelling of prose is as good. @type {readonly string[]} */
export const PATTERN_SPELLINGS = Object.freeze([
  ...new Set([...PATTERNS, ...PATTERNS.map((pattern) => READY_MADE[pattern].title)]),
]);

/** @param {unknown} spelling @returns {Pattern | undefined} */
export const patternNamed = (spelling) =>
  PATTERNS.find((pattern) => pattern === spelling || READY_MADE[pattern].title === spelling);

/** How prose writes a pattern, and what it does. @param {Pattern} pattern @returns {{ title: string, says: string }} */
export function aboutPattern(pattern) {
  const { title, says } = READY_MADE[pattern];
  return { title, says };
}
