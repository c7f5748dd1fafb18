/** @file What a device shows: whether somebody is signed in at it, waits, or was turned away, and since when. */

/**
 * @typedef {"idle" | "waiting" | "overdue" | "signedIn" | "expired" | "loggedOut" | "displaced" | "turnedAway"} State
 *
 * @typedef {object} Shown
 * @property {State} state
 * @property {string} [sessionId] of its last login
 * @property {number} [since] epoch ms
 * @property {number} [until] when the session or the page ends by itself
 * @property {string} [reason] why it was turned away
 * @property {any} [page] what the page shows, with what it waits for
 * @property {string} [waitingFor]
 * @property {any} [line] the last one about that session
 */

/**
 * @param {string} device its id
 * @param {import("../stage.js").Frame[]} frames those that have been played
 * @param {import("../stage.js").Row[]} rows the sessions of its person as the clock has it
 * @returns {Shown}
 */
export function shownOn(device, frames, rows) {
  const login = frames.findLast(({ step }) => step.login?.device?.id === device)?.step.login;
  if (login === undefined) return { state: "idle" };
  const { sessionId } = login;
  const about = frames.filter(({ line }) => line.sessionId === sessionId);
  const line = about.at(-1).line;
  const decided = about.findLast(({ result }) => result && !isWithoutEffect(result));
  const row = rows.find(({ session }) => session.id === sessionId);
  return { sessionId, line, ...stateOf({ sessionId, frames, about, decided, row }) };
}

/** An answer that could not be taken leaves everything as it was. */
const isWithoutEffect = (result) => /** @type {any} */ (result).changedNothing === true;

/** @returns {Omit<Shown, "sessionId" | "line">} */
function stateOf({ sessionId, frames, about, decided, row }) {
  const { step, line, result } = decided ?? about.at(-1);
  if (row === undefined) return goneOf({ sessionId, frames, decided });
  if (row.standing === "expired") return { state: "expired", since: row.session.expiresAt };
  if (line.outcome === "paused") {
    const { waitingFor, page, pause } = /** @type {any} */ (
      about.findLast((frame) => frame.result?.page)?.result ?? result
    );
    return { state: "waiting", since: step.at, until: pause?.expiresAt, waitingFor, page };
  }
  const wasIn = about.some((frame) => frame.line.outcome === "allowed");
  if (line.outcome === "denied" && !wasIn)
    return { state: "turnedAway", since: step.at, reason: line.reason };
  return { state: "signedIn", since: row.session.createdAt, until: row.session.expiresAt };
}

/** Why a session is no longer there. @returns {Omit<Shown, "sessionId" | "line">} */
function goneOf({ sessionId, frames, decided }) {
  const isEnd = ({ line }) => line.ended?.includes(sessionId) || line.end?.sessionId === sessionId;
  const end = frames.findLast(isEnd);
  if (end !== undefined)
    return { state: end.line.end ? "loggedOut" : "displaced", since: end.step.at };
  const { step, line, result } = decided ?? {};
  if (line?.outcome === "paused") return { state: "overdue", since: result.pause?.expiresAt };
  return { state: "turnedAway", since: step?.at, reason: line?.reason };
}
