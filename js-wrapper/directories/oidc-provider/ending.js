/** @file Ends one session at the provider: its tokens and codes, its grants, and last its own row. */
import { grantKey, grantsOf, sessionKey } from "./session-book.js";

/** The models whose rows belong to a grant, and with it to a session. */
export const GRANTED = [
  "AccessToken",
  "AuthorizationCode",
  "RefreshToken",
  "DeviceCode",
  "BackchannelAuthenticationRequest",
  "PreAuthorizedCode",
];

/**
 * @typedef {ReturnType<typeof import("./session-book.js").createSessionBook>} Book
 */

/**
 * The row of the session goes last: as long as anything of it may be left, the session is listed and
 * can be ended again.
 *
 * @param {{ adapterFor: (model: string) => import("./adapter.js").Rows, book: Book }} where
 * @param {string} uid
 * @param {string} accountId
 * @returns {Promise<boolean>} false: no such session of this account
 */
export async function endSession({ adapterFor, book }, uid, accountId) {
  const sessions = adapterFor("Session");
  const before = await sessions.findByUid(uid);
  if (before?.accountId !== accountId) return false;
  await book.bury(sessionKey(uid), before.exp);

  // Read again: from here on nobody writes it, so these are all the grants that it will ever have.
  const session = (await sessions.findByUid(uid)) ?? before;
  const grants = grantsOf(session);
  const shared = await grantsOfOthers({ sessions, book }, uid, accountId);
  const own = grants.filter((grantId) => !shared.has(grantId));

  await Promise.all(own.map((grantId) => book.bury(grantKey(grantId), session.exp)));
  await Promise.all(
    own.flatMap((grantId) => GRANTED.map((model) => adapterFor(model).revokeByGrantId(grantId))),
  );
  await Promise.all(own.map((grantId) => adapterFor("Grant").destroy(grantId)));

  for (const { jti } of [before, session]) await sessions.destroy(jti);
  await book.strikeOut(accountId, [uid], async () => !(await sessions.findByUid(uid)));
  return true;
}

/**
 * Grants that another session of the account uses, too: some providers keep one for each client. They
 * stay, and this session's tokens end by being bound to it. One row says it of all sessions: reading
 * each of them would make the end of many the square of it.
 *
 * @param {{ sessions: import("./adapter.js").Rows, book: Book }} where
 * @param {string} uid
 * @param {string} accountId
 */
async function grantsOfOthers({ sessions, book }, uid, accountId) {
  const { [uid]: own, ...others } = sessions.findSessionsByAccountId
    ? grantsIn(await sessions.findSessionsByAccountId(accountId))
    : await book.grants(accountId);
  return new Set(Object.values(others).flat());
}

/** @param {import("./adapter.js").IndexedSession[]} found */
const grantsIn = (found) =>
  Object.fromEntries(found.map(({ payload }) => [payload.uid, grantsOf(payload)]));
