/** @file The people who have an account. */

const PASSWORDS = new Map([
  ["ada", "correct horse"],
  ["grace", "battery staple"],
  ["alan", "bombe"],
  ["edsger", "goto"],
  ["you", "try me"],
]);

/** The ids of all accounts. */
export const PEOPLE = [...PASSWORDS.keys()];

/** @returns {string | undefined} the account's id */
export function authenticate(login, password) {
  return PASSWORDS.get(login) === password && password ? login : undefined;
}

/** What oidc-provider calls `findAccount`. */
export async function findAccount(_ctx, accountId) {
  if (!PASSWORDS.has(accountId)) return undefined;
  return { accountId, claims: async () => ({ sub: accountId }) };
}
