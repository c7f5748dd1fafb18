/** @file A run as it is kept between two legs, and every way in which it goes from one state to the next. */

/** How long a run waits, unless the flow says otherwise. */
const PAUSE_MS = 10 * 60 * 1000;
/** An answer that has had no result for so long after the pause never will: its host has crashed. */
const ANSWERED_MS = 60 * 1000;
/** A session that could not be ended is tried again, each time after twice as long, and not for ever. */
const FIRST_WAIT_MS = 10 * 1000;
const MAX_ENDS = 12;

/**
 * Times are epoch milliseconds.
 *
 * @typedef {object} Run
 * @property {string} id
 * @property {string} loginId
 * @property {string} print by which a repetition of that login is recognised
 * @property {string} flow its name
 * @property {string} flowHash
 * @property {number} began
 * @property {number} seq counts the pauses of this run
 * @property {number} tries codes that were wrong
 * @property {boolean} listed whether the current session was seen in a list
 * @property {boolean} wasAdmitted whether the session was let in before this run began
 * @property {boolean} wasOpen whether a failure mode had its say in an earlier leg
 * @property {KeptLogin} login what ending its session takes, and what the next leg is about
 * @property {"waiting" | "answered" | "ending" | "over"} state `ending`: it is denied or too late, and its
 *   session is to be ended
 * @property {string} [node] the one that waits
 * @property {number} [exp] until when it waits
 * @property {string} [by] who took it last
 * @property {string} [reason] why it is ending
 * @property {number} [ends] how often that was tried
 * @property {number} [retryAt]
 *
 * What is kept of a login between two legs.
 *
 * @typedef {Pick<import("../admission/stated.js").StatedLogin, "id" | "subject" | "linkedSubjects" | "current" | "clientId" | "trigger">} KeptLogin
 *
 * @typedef {object} Wait what a leg that paused says of its run
 * @property {string} node the one that waits
 * @property {number} tries codes that were wrong
 * @property {boolean} listed whether the current session was seen in a list
 * @property {boolean} [wasOpen] whether a failure mode had its say
 */

/**
 * @param {{ id: string, stated: import("../admission/stated.js").StatedLogin, print: string, trigger: any, began: number, wasAdmitted: boolean,
 *   flow: import("../flow/compile.js").CompiledFlow }} about
 * @returns {Run}
 */
export function begun({ id, stated, print, trigger, began, wasAdmitted, flow }) {
  const { id: loginId, subject, linkedSubjects, current, clientId } = stated;
  return {
    id,
    loginId,
    print,
    flow: flow.document.name,
    flowHash: flow.hash,
    began,
    seq: 0,
    tries: 0,
    listed: false,
    wasAdmitted,
    wasOpen: false,
    login: { id: loginId, subject, linkedSubjects, current, clientId, trigger },
    state: "waiting",
  };
}

/** It waits for its person. @param {Run} run @param {Wait} wait @param {number} exp @returns {Run} */
export const waiting = (run, wait, exp) => ({
  ...run,
  ...wait,
  seq: run.seq + 1,
  exp: run.exp ?? exp,
  state: "waiting",
});

/** Somebody answers it: it can't expire meanwhile. @param {Run | undefined} run @param {string} by */
export const answered = (run, by) =>
  run?.state === "waiting" ? { ...run, state: /** @type {const} */ ("answered"), by } : run;

/** It could not be answered, and waits on. @param {Run | undefined} run */
export const released = (run) =>
  run?.state === "answered" ? { ...run, state: /** @type {const} */ ("waiting") } : run;

/** It is denied, and its session could not be ended. @param {Run} run @param {string} reason @param {number} at @returns {Run} */
export const ending = (run, reason, at) => ({
  exp: at,
  ...run,
  state: "ending",
  reason,
  ends: 1,
  retryAt: at + FIRST_WAIT_MS,
});

/**
 * Somebody ends its session, if that is due. Who takes it and crashes has tried: the next one is later.
 *
 * @param {Run | undefined} run @param {number} at @param {string} by
 */
export function taken(run, at, by) {
  if (run === undefined || dueAt(run) > at) return run;
  const { reason = "pauseExpired", ends = 0 } = run;
  const retryAt = at + FIRST_WAIT_MS * 2 ** ends;
  return { ...run, state: /** @type {const} */ ("ending"), reason, ends: ends + 1, retryAt, by };
}

/** Nothing waits any longer. @param {Run} run @returns {Run} */
export const over = (run) => ({ ...run, state: "over" });

/** Whether its person may still answer. @param {Run | undefined} run @param {number} at */
export const isWaiting = (run, at) =>
  (run?.state === "waiting" || run?.state === "answered") && run.exp > at;

/** From when on its session is to be ended; never: Infinity. @param {Run} run */
export function dueAt({ state, exp, ends, retryAt }) {
  if (state === "waiting") return exp;
  if (state === "answered") return exp + ANSWERED_MS;
  return state === "ending" && ends < MAX_ENDS ? retryAt : Infinity;
}

/** How long a run of this flow waits. @param {import("../flow/compile.js").CompiledFlow} flow */
export const pauseMs = (flow) => flow.document.pauseMs ?? PAUSE_MS;
