/**
 * @file What a directory answered, as a reply that a node can read. A directory may lie: what it gives is
 * copied once and read from the copy, so that reading it again can neither fail nor differ.
 */

import { FAULT_CODES, MAX_SESSIONS } from "@seatkeeper/nodes/words";

/**
 * @typedef {object} Reply as the contract has it, in one shape for all
 * @property {"listed" | "ended" | "failed"} type
 * @property {import("@seatkeeper/nodes").Session[]} [sessions] listed
 * @property {import("@seatkeeper/nodes").FaultCode} [partial] listed
 * @property {boolean} [refreshTokens] ended
 * @property {number} [residualAccessUntil] ended
 * @property {import("@seatkeeper/nodes").FaultCode} [error] failed
 * @property {number} [retryAfterMs] failed
 */

/** @type {Reply} */
const INVALID = Object.freeze({ type: "failed", error: "invalid" });

/** Anything but a list of sessions is a fault, never "no sessions found". @returns {Reply} */
export const asListed = (answer) => read(answer, listed);

/** @returns {Reply} */
export const asEnded = (answer) => read(answer, ended);

/**
 * The answers of one call about several sessions, in the order asked; an error stands in the place of one
 * that could not be ended.
 *
 * @param {unknown} answers
 * @param {number} count
 * @returns {Reply[]}
 */
export function asAllEnded(answers, count) {
  const given = Array.isArray(answers) && answers.length === count ? [...answers] : undefined;
  if (given === undefined) return Array.from({ length: count }, () => INVALID);
  return given.map((answer) => (answer instanceof Error ? asFailed(answer) : asEnded(answer)));
}

/** @returns {Reply} */
export function asFailed(error) {
  try {
    return failed(error ?? {});
  } catch {
    return { type: "failed", error: "unavailable" };
  }
}

/** What can't be read is no answer. */
function read(answer, reader) {
  try {
    return reader(answer);
  } catch {
    return INVALID;
  }
}

function listed(answer) {
  const { sessions: rows, partial } = answer;
  if (!Array.isArray(rows)) return INVALID;
  // What is beyond makes it a lower bound.
  const sessions = rows.slice(0, MAX_SESSIONS).map(plainRow);
  if (rows.length > MAX_SESSIONS) return { type: "listed", sessions, partial: "invalid" };
  if (partial === undefined) return { type: "listed", sessions };
  return { type: "listed", sessions, partial: faultOf(partial?.error) };
}

function ended(answer) {
  const { refreshTokens, residualAccessUntil } = answer ?? {};
  return { type: "ended", ...flat({ refreshTokens, residualAccessUntil }) };
}

/** @returns {Reply} */
function failed({ code, retryAfterMs }) {
  const waits = Number.isFinite(retryAfterMs) && retryAfterMs >= 0;
  return {
    type: "failed",
    error: faultOf(code),
    ...(waits && { retryAfterMs: Math.ceil(retryAfterMs) }),
  };
}

const faultOf = (code) => (FAULT_CODES.includes(code) ? code : "unavailable");

/** A session holds plain values, lists of them and objects of them, and nothing deeper. */
function plainRow(row) {
  if (!isObject(row)) return row;
  const copy = { ...row };
  for (const name of Object.keys(copy)) {
    const value = copy[name];
    if (isObject(value)) copy[name] = Array.isArray(value) ? flat([...value]) : flat({ ...value });
  }
  return copy;
}

function flat(copy) {
  if (Object.values(copy).some(isObject)) throw new TypeError("nested deeper than a session is");
  return copy;
}

const isObject = (value) => value !== null && typeof value === "object";
