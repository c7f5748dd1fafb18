/** @file The login as the nodes see it: what the host knows of its session is added, what nobody vouches for is taken out. */

import { RENEWING_TRIGGERS, SESSION_MAKING_TRIGGERS } from "@seatkeeper/nodes/words";

/** A session that is there already: something happened on it. */
const isRenewal = (login) => RENEWING_TRIGGERS.includes(login.trigger);

/** Whether a login without a session is one all the same (a password grant), and no renewal. */
export const makesSession = (login) => SESSION_MAKING_TRIGGERS.includes(login.trigger);

/**
 * @param {import("@seatkeeper/nodes").Login} login as the engine states it
 * @param {object} known
 * @param {import("../ports/directory/interface.js").Directory} known.directory
 * @param {boolean} known.admitted whether this flow has let the session in
 * @param {boolean} known.listed whether an earlier leg saw the session listed
 * @returns {Promise<{ login: import("@seatkeeper/nodes").Login, flags: import("../run/record.js").RecordFlag[] }>}
 */
export async function preparedLogin(login, { directory, admitted, listed }) {
  /** @type {import("../run/record.js").RecordFlag[]} */
  const flags = [];
  const prepared = { ...login };
  const hasHistory = login.current.type === "session" && admitted;
  if (isRenewal(login) && !hasHistory) {
    prepared.trigger = "login";
    flags.push("renewalOfStranger");
  }
  if (login.current.type === "session") {
    const { replaces, createdAt, ...known } = login.current;
    /** @type {Extract<import("@seatkeeper/nodes").Current, { type: "session" }>} */
    const current = known;
    if (listed || directory.capabilities.listsCurrent) current.listed = true;
    // Where the directory dates no session, a date of this one would set it apart from the others.
    if (createdAt !== undefined && directory.capabilities.createdAt) current.createdAt = createdAt;
    if (replaces !== undefined) {
      if ((await rotatedFrom(directory, current.id)) === replaces) current.replaces = replaces;
      else flags.push("replacesIgnored");
    }
    prepared.current = current;
  }
  return { login: prepared, flags };
}

/** By the directory's own record; one that can't be read vouches for nothing. */
async function rotatedFrom(directory, sessionId) {
  try {
    return await directory.rotatedFrom?.({ sessionId });
  } catch {
    return undefined;
  }
}
