/** @file A directory that lives in this process: for simulations, tests and a first try. It can be told to fail. */

import { CLASSES } from "@seatkeeper/nodes/words";
import { DirectoryError } from "../errors.js";
import { callable, flag, listOf, record, usually } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";
import { createInTurn } from "./turn.js";

const CAPABILITIES = Object.freeze({
  endsSession: true,
  createdAt: true,
  createdAtResolutionMs: 1,
  lastActiveAt: true,
  expiresAt: true,
  clientIds: true,
  deviceId: true,
  listsCurrent: false,
  revokesRefreshTokens: true,
  reportsRotation: true,
  sees: CLASSES,
});

const KINDS = {
  sessions: usually(listOf(record), []),
  capabilities: usually(record, {}),
  inTurn: usually(flag, false),
  now: usually(callable, Date.now),
};

/**
 * @param {object} [options]
 * @param {import("../ports/directory/interface.js").Session[]} [options.sessions] that are there; none
 * @param {Partial<import("../ports/directory/interface.js").Capabilities>} [options.capabilities] other than the usual
 * @param {boolean} [options.inTurn] whether each leg is one turn of its person, as in a registry; false
 * @param {() => number} [options.now] its clock, for turns; `Date.now`
 * @returns {import("../ports/directory/interface.js").Directory & MemoryDirectory}
 * @throws {import("../errors.js").SeatkeeperError} `optionsInvalid`
 *
 * @typedef {object} MemoryDirectory
 * @property {(session: import("../ports/directory/interface.js").Session) => void} add
 * @property {(sessionId: string) => import("../ports/directory/interface.js").Session | undefined} get
 * @property {(subjects: string[]) => import("../ports/directory/interface.js").Session[]} sessionsOf past all faults
 * @property {(sessionId: string) => boolean} remove whether it was there
 * @property {(oldId: string, newId: string) => void} rotate a session goes on under another id
 * @property {(fault: { request: string, error: string, times?: number, retryAfterMs?: number, sessionId?: string }) => void} fail
 *   the next requests of that kind fail: `times` of them, once unless given
 */
export function memoryDirectory(options = {}) {
  const { sessions, capabilities, inTurn: takesTurns, now } = checkedOptions(options, KINDS);
  /** @type {Map<string, import("../ports/directory/interface.js").Session>} */
  const rows = new Map();
  const bySubject = new Map();
  const rotations = new Map();
  let faults = [];

  function add(session) {
    const copy = structuredClone(session);
    remove(copy.id);
    rows.set(copy.id, copy);
    if (!bySubject.has(copy.subject)) bySubject.set(copy.subject, new Set());
    bySubject.get(copy.subject).add(copy.id);
  }

  function remove(id) {
    const row = rows.get(id);
    if (row === undefined) return false;
    rows.delete(id);
    bySubject.get(row.subject).delete(id);
    return true;
  }

  function failIfTold(request, sessionId) {
    const fault = faults.find(
      (each) => each.request === request && (each.sessionId ?? sessionId) === sessionId,
    );
    if (fault === undefined) return;
    fault.times -= 1;
    faults = faults.filter(({ times }) => times > 0);
    const { error, retryAfterMs } = fault;
    throw new DirectoryError(error, `told to answer \`${error}\``, { retryAfterMs });
  }

  async function end(request, sessionId, subjects) {
    failIfTold(request, sessionId);
    if (!subjects.includes(rows.get(sessionId)?.subject)) {
      throw new DirectoryError("notFound", "there is no such session");
    }
    remove(sessionId);
    return { refreshTokens: true };
  }

  function sessionsOf(subjects) {
    const ids = subjects.flatMap((subject) => [...(bySubject.get(subject) ?? [])]);
    return ids.map((id) => copyOf(rows.get(id)));
  }

  /** @param {import("../ports/directory/interface.js").Change} change @param {string[]} subjects whose turn it was */
  function write({ add: added = [], end: ended = [], set = [] }, subjects) {
    const isTheirs = (id) => subjects.includes(rows.get(id)?.subject);
    ended.filter(isTheirs).forEach(remove);
    const there = set.filter(({ id }) => isTheirs(id));
    for (const session of [...added, ...there]) add(session);
  }

  sessions.forEach(add);
  const turns = { sessionsOf, write, now, failIfTold: () => failIfTold("inTurn") };
  return {
    ...(takesTurns && { inTurn: createInTurn(turns) }),
    name: "memory",
    capabilities: { ...CAPABILITIES, ...capabilities },
    add,
    remove,
    get: (id) => copyOf(rows.get(id)),
    rotate(oldId, newId) {
      const row = rows.get(oldId);
      remove(oldId);
      add({ ...row, id: newId });
      rotations.set(newId, oldId);
    },
    fail: ({ times = 1, ...fault }) => void faults.push({ ...fault, times }),
    sessionsOf,
    async listSessions({ subjects }) {
      failIfTold("listSessions");
      return { sessions: sessionsOf(subjects) };
    },
    revokeSession: ({ sessionId, subject }) => end("revokeSession", sessionId, [subject]),
    endCurrentSession: ({ sessionId, subject, linkedSubjects = [] }) =>
      end("endCurrentSession", sessionId, [subject, ...linkedSubjects]),
    rotatedFrom: async ({ sessionId }) => rotations.get(sessionId),
  };
}

/** Of plain data, as every row is: in a tenth of the time of `structuredClone`. */
function copyOf(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy = {};
  for (const name of Object.keys(value)) copy[name] = copyOf(value[name]);
  return copy;
}
