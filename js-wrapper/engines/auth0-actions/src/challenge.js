/**
 * @file Re-verify by Auth0's own factors: which the person has enrolled, and whether the challenge was
 * passed.
 *
 * Auth0 passes over a factor that is not enrolled, and fails the login where none is left: so it is looked
 * up first. What counts afterwards is an `mfa` entry of an allowed type that is no older than the
 * challenge; where Auth0 skipped the challenge because the factor was given in this transaction already, no
 * older than its first factor. A remembered factor leaves no such entry.
 */

/** The first factor of a session may be of another transaction, days ago: one lasts no longer than a page waits. */
const TRANSACTION_MS = 10 * 60 * 1000;

/** @param {any} event @param {string[]} allowed */
export const enrolledOf = (event, allowed) => {
  const enrolled = (event.user.enrolledFactors ?? []).map(({ type }) => type);
  return allowed.filter((type) => enrolled.includes(type));
};

/** @param {any} event @param {import("./pause.js").Kept} kept */
function isPassed(event, kept) {
  const { at, firstFactorAt = at } = kept;
  const since = Math.min(at, Math.max(firstFactorAt, at - TRANSACTION_MS));
  return (event.authentication?.methods ?? []).some(
    ({ name, type, timestamp }) =>
      name === "mfa" && kept.factors.includes(type) && Date.parse(timestamp) >= since,
  );
}

/**
 * What the host asks of one-time passwords, answered by the pipeline.
 *
 * @param {any} event
 * @param {any} about
 * @returns {import("@seatkeeper/host").Challenges}
 */
export const challengeOtp = (event, { factors, kept }) => ({
  async factorOf() {
    const [type] = kept?.factors ?? enrolledOf(event, factors);
    return type === undefined ? undefined : { factorId: type, type, digits: 6, enrolledAt: 0 };
  },
  // A challenge is Auth0's to repeat: here it was passed, or it is over.
  verify: async () => ({ result: kept && isPassed(event, kept) ? "verified" : "locked" }),
});

/** @param {any} event @param {any} api @param {string[]} allowed */
export function challenge(event, api, allowed) {
  const factors = enrolledOf(event, allowed);
  const [first, ...others] = factors.map((type) => ({ type }));
  if (others.length === 0) api.authentication.challengeWith(first);
  else api.authentication.challengeWithAny([first, ...others]);
}
