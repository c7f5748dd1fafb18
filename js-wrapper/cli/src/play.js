/** @file A scenario while it is played: the directory, the host, and who is waiting. */

import { loadNodes } from "@seatkeeper/nodes";
import {
  createKeyring,
  createSeatkeeper,
  memoryDirectory,
  memoryStore,
  movedClock,
} from "@seatkeeper/host";
import { expectation } from "./document.js";
import { refuse } from "./scenario.js";

/** A node takes no longer one. */
const LONGEST_LIST = 10_000;
const RENEWALS = ["sso", "refresh", "stepUp"];

/** @param {any[]} sessions @param {any} flow the document that is in force at first */
export function createPlay(sessions, flow) {
  let now = 0;
  let inForce = flow;
  const directory = memoryDirectory({ sessions });
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const keeper = createSeatkeeper({
    directory,
    flow: () => inForce,
    store: memoryStore({ now: () => now }),
    keyring: createKeyring({ current: { kid: "simulation", secret } }),
    issuer: "simulation",
    clock: movedClock(() => now),
    // A simulation knows its runs: sessions that are given in the file are finished.
    marks: false,
    simulated: true,
  });
  const anyone = loadNodes().prepare("data-query", { rule: { value: 1 } });
  /** The last pause of each session, and the login that it belongs to. */
  const waiting = new Map();
  /** Until then no pause is over. */
  let nextExpiry = Infinity;
  /** Who a session belongs to, with the linked subjects that its last login named. */
  const lastLogins = new Map();
  const refusedForGood = new Set();

  const plays = { login, answer, end, change, fail };

  async function login(stated, index, { at }) {
    const { sessionId, pending = false, trigger = "login", ...rest } = stated;
    const known = sessionId !== null && directory.get(sessionId) !== undefined;
    if (known) checkOwner(stated, index);
    const creates = sessionId !== null && !pending && !known && !refusedForGood.has(sessionId);
    if (creates) directory.add(sessionOf(stated, at));
    const isNew = creates && RENEWALS.includes(trigger);
    const login = {
      id: `step ${index}`,
      interactive: true,
      authenticated: true,
      ...rest,
      trigger: isNew ? "login" : trigger,
      current: currentOf(sessionId, pending, at),
      now: at,
    };
    const result = await outcomeOf(() => keeper.login(login), index);
    if (sessionId !== null) lastLogins.set(sessionId, login);
    // However a login came to be denied, a session that it made is not left behind.
    if (creates && result.outcome === "denied" && !result.sessionAlive) directory.remove(sessionId);
    return settle({ stated, login, at, sessionId, pending }, result);
  }

  async function sweep() {
    await keeper.sweep();
    const later = [...waiting.values()].filter(({ expiresAt }) => expiresAt > now);
    nextExpiry = later.reduce((next, { expiresAt }) => Math.min(next, expiresAt), Infinity);
  }

  async function answer({ sessionId, output, chosen }, index, { at }) {
    const waits = waiting.get(sessionId);
    if (waits === undefined) {
      const owner = lastLogins.get(sessionId) ?? directory.get(sessionId);
      const nothing = { ended: [], failed: [], alive: owner === undefined ? [] : alive(owner) };
      return { at, sessionId, outcome: "denied", reason: "noRunWaiting", ...nothing };
    }
    const login = { ...waits.login, now: at };
    const given = { output, ...(chosen && { chosen }) };
    const resumed = { token: waits.token, answer: given, login };
    const result = await outcomeOf(() => keeper.resume(resumed), index);
    return settle({ ...waits, login, at, sessionId }, result);
  }

  async function settle({ stated, login, at, sessionId, pending }, result) {
    const { outcome, reason, sessionAlive, pause, waitingFor } = result;
    if (pause) {
      waiting.set(sessionId, { stated, login, pending, ...pause });
      nextExpiry = Math.min(nextExpiry, pause.expiresAt);
    }
    if (outcome === "denied" && sessionId !== null && !result.changedNothing) {
      refusedForGood.add(sessionId);
    }
    if (outcome === "allowed") allow({ stated, sessionId, pending, at });
    const visits = result.record?.visits ?? [];
    const receipts = visits.flatMap(({ facts }) => facts?.receipts ?? []);
    const ids = (status) =>
      receipts
        .filter((row) => row.status === status)
        .map((row) => row.sessionId)
        .sort(byBytes);
    const query = visits.find(({ facts }) => facts?.activeSessionCount !== undefined);
    return {
      at,
      sessionId,
      outcome,
      ...(waitingFor && { waitingFor }),
      ...((sessionAlive || reason) && { reason: sessionAlive ? "deniedButSessionAlive" : reason }),
      ...(query && { activeSessionCount: query.facts.activeSessionCount }),
      ended: ids("revoked"),
      failed: ids("failed"),
      alive: alive(login),
    };
  }

  /** A provider creates a pending session now, and knows the client of any other. */
  function allow({ stated, sessionId, pending, at }) {
    if (sessionId === null) return;
    const session = directory.get(sessionId);
    if (session === undefined) {
      if (pending) directory.add(sessionOf(stated, at));
    } else if (stated.clientId && session.clientIds?.includes(stated.clientId) === false) {
      directory.add({ ...session, clientIds: [...session.clientIds, stated.clientId] });
    }
  }

  /** The nodes know what an active session is: they are asked from nobody's point of view. */
  function alive({ subject, linkedSubjects = [] }) {
    const subjects = [...new Set([subject, ...linkedSubjects])];
    const listed = directory.sessionsOf(subjects);
    const login = {
      ...{ id: "alive", subject, linkedSubjects, current: { type: "none" }, trigger: "login" },
      ...{ interactive: false, authenticated: true, now },
    };
    const active = [];
    for (let at = 0; at < listed.length; at += LONGEST_LIST) {
      const sessions = listed.slice(at, at + LONGEST_LIST);
      const { facts } = anyone.step({ login, replies: [{ type: "listed", sessions }] });
      active.push(
        ...(facts.sessions?.filter(({ standing }) => standing === "counted") ?? sessions),
      );
    }
    return active.map(({ id }) => id).sort(byBytes);
  }

  async function end({ sessionId }, _index, { at }) {
    directory.remove(sessionId);
    return { at, end: { sessionId } };
  }

  async function change(stated, _index, { at }) {
    return { at, change: stated };
  }

  async function fail(fault, _index, { at }) {
    directory.fail(fault);
    return { at, fail: fault };
  }

  function checkOwner({ sessionId, subject, linkedSubjects = [] }, index) {
    const owner = directory.get(sessionId).subject;
    if (owner === subject || linkedSubjects.includes(owner)) return;
    refuse(`/steps/${index}/login/sessionId`, "is a session of somebody else");
  }

  return {
    /** @param {any} step @param {number} index @param {any} [document] the flow from this step on */
    async step(step, index, document) {
      // It may go back: an event is delivered late, or by a host whose clock is behind.
      now = step.at;
      inForce = document ?? inForce;
      if (now >= nextExpiry) await sweep();
      const kind = Object.keys(plays).find((name) => step[name] !== undefined);
      return plays[kind](step[kind], index, step);
    },
  };
}

/** As ids are compared everywhere. */
const byBytes = (one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other));

function currentOf(sessionId, pending, at) {
  if (sessionId === null) return { type: "none" };
  return pending ? { type: "pending", at } : { type: "session", id: sessionId, createdAt: at };
}

function sessionOf({ sessionId, subject, trigger, clientId, device }, at) {
  const { trusted: _, ...kept } = device ?? {};
  return {
    ...{ id: sessionId, subject, createdAt: at },
    kind: trigger === "impersonation" ? "impersonation" : "full",
    ...(clientId && { clientIds: [clientId] }),
    ...(device && { device: kept }),
  };
}

/** A refusal is an outcome here, and changes nothing; a login that means nothing is a bad scenario. */
async function outcomeOf(act, index) {
  try {
    return await act();
  } catch (error) {
    if (error.code === undefined) throw error;
    if (error.code === "invalidLogin") {
      refuse(error.path.replace(/^\/login/, `/steps/${index}/login`), expectation(error));
    }
    return { outcome: "denied", reason: error.code, changedNothing: true };
  }
}
