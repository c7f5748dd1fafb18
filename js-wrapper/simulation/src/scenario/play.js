/** @file A scenario while it is played: the directory, the host, and who is waiting. */

import { loadNodes } from "@seatkeeper/nodes";
import { MAX_SESSIONS, RENEWING_TRIGGERS } from "@seatkeeper/nodes/words";
import { createKeyring, createSeatkeeper, memoryDirectory, memoryStore } from "@seatkeeper/host";
import { expectation, movedClock } from "@seatkeeper/host/kit";
import { refuse } from "./check.js";

/**
 * @param {any[]} given sessions
 * @param {any} flow the document that is in force at first
 * @param {readonly import("@seatkeeper/host").GivenNode[]} [nodeTypes] the user's own
 */
export function createPlay(given, flow, nodeTypes) {
  let now = 0;
  let inForce = flow;
  const directory = memoryDirectory({ sessions: given });
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
    nodeTypes,
  });
  /** @type {{ step(input: any): any }} */
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
    const { sessionId, pending = false, trigger = "login", expiresAt: _, ...rest } = stated;
    const known = sessionId !== null && directory.get(sessionId) !== undefined;
    if (known) checkOwner(stated, index);
    const creates = sessionId !== null && !pending && !known && !refusedForGood.has(sessionId);
    if (creates) directory.add(sessionOf(stated, at));
    const isNew = creates && RENEWING_TRIGGERS.includes(trigger);
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
      return { line: { at, sessionId, outcome: "denied", reason: "noRunWaiting", ...nothing } };
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
    const line = {
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
    return { line, result };
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

  const alive = (person) =>
    sessions(person, now)
      .filter(({ standing }) => standing === "counted")
      .map(({ session }) => session.id)
      .sort(byBytes);

  /** The nodes know what an active session is: they are asked from nobody's point of view. */
  function sessions({ subject, linkedSubjects = [] }, at) {
    const subjects = [...new Set([subject, ...linkedSubjects])];
    const listed = directory.sessionsOf(subjects);
    const login = {
      id: "alive",
      subject,
      linkedSubjects,
      current: { type: "none" },
      trigger: "login",
      interactive: false,
      authenticated: true,
      now: at,
    };
    const rows = [];
    for (let first = 0; first < listed.length; first += MAX_SESSIONS) {
      const some = listed.slice(first, first + MAX_SESSIONS);
      const { facts } = anyone.step({ login, replies: [{ type: "listed", sessions: some }] });
      const standings = new Map(facts.sessions?.map(({ id, standing }) => [id, standing]));
      rows.push(
        ...some.map((session) => ({ session, standing: standings.get(session.id) ?? "counted" })),
      );
    }
    return rows;
  }

  async function end({ sessionId }, _index, { at }) {
    directory.remove(sessionId);
    return { line: { at, end: { sessionId } } };
  }

  async function change(stated, _index, { at }) {
    return { line: { at, change: stated } };
  }

  async function fail(fault, _index, { at }) {
    directory.fail(fault);
    return { line: { at, fail: fault } };
  }

  function checkOwner({ sessionId, subject, linkedSubjects = [] }, index) {
    const owner = directory.get(sessionId).subject;
    if (owner === subject || linkedSubjects.includes(owner)) return;
    refuse(`/steps/${index}/login/sessionId`, "is a session of somebody else");
  }

  return {
    sessions,
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

const utf8 = new TextEncoder();

/** As ids are compared everywhere. */
function byBytes(one, other) {
  const [mine, others] = [utf8.encode(one), utf8.encode(other)];
  const at = mine.findIndex((byte, index) => byte !== others[index]);
  return at < 0 ? mine.length - others.length : mine[at] - (others[at] ?? -1);
}

function currentOf(sessionId, pending, at) {
  if (sessionId === null) return { type: "none" };
  return pending ? { type: "pending", at } : { type: "session", id: sessionId, createdAt: at };
}

function sessionOf({ sessionId, subject, trigger, clientId, device, expiresAt }, at) {
  const { trusted: _, ...kept } = device ?? {};
  return {
    id: sessionId,
    subject,
    createdAt: at,
    kind: trigger === "impersonation" ? "impersonation" : "full",
    ...(expiresAt && { expiresAt }),
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
