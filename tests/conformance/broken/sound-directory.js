/** @file A directory that keeps every promise, the ones that it may leave out too: what the broken ones are made of. */
import { randomUUID } from "node:crypto";
import { DirectoryError } from "@seatkeeper/host";

/** What a broken directory does otherwise than the sound one. @typedef {(sound: any, under: any) => any} Broken */

const FAR_AHEAD = Date.UTC(2100, 0);
const CAPABILITIES = Object.freeze({
  endsSession: true,
  createdAt: true,
  createdAtResolutionMs: 1,
  lastActiveAt: true,
  expiresAt: true,
  clientIds: true,
  deviceId: true,
  listsCurrent: true,
  revokesRefreshTokens: true,
  reportsRotation: true,
});

/**
 * Its turns hold nothing: who finds that the person has changed meanwhile decides again. The suite asks for
 * what comes of turns, and not for how they are taken; the directory in memory takes them by waiting.
 */
export function soundDirectory() {
  /** @type {Map<string, any>} */
  const rows = new Map();
  /** How often a subject's sessions have changed, and the latest date that was given out. */
  const versions = new Map();
  const rotations = new Map();
  let latest = 1_700_000_000_000;

  const changed = (subject) => versions.set(subject, (versions.get(subject) ?? 0) + 1);
  const sessionsOf = (subjects) =>
    subjects.flatMap((subject) =>
      structuredClone([...rows.values()].filter((row) => row.subject === subject)),
    );

  function put(session) {
    latest = Math.max(latest, session.createdAt);
    rows.set(session.id, structuredClone(session));
    changed(session.subject);
  }

  /** @returns {{ refreshTokens: boolean }} */
  function end(sessionId, subjects) {
    const row = rows.get(sessionId);
    if (!subjects.includes(row?.subject)) throw new DirectoryError("notFound", "no such session");
    rows.delete(sessionId);
    changed(row.subject);
    return { refreshTokens: true };
  }

  const snapshot = (subjects) => ({
    subjects: [...subjects],
    sessions: sessionsOf(subjects),
    now: latest,
    stamp: latest + 1,
  });

  function write({ add = [], end: ended = [], set = [] }, subjects) {
    for (const id of ended) if (subjects.includes(rows.get(id)?.subject)) end(id, subjects);
    for (const session of set) if (rows.has(session.id)) put(session);
    add.forEach(put);
  }

  /** @type {import("../../../js-wrapper/host/src/ports/directory/interface.js").InTurn} */
  async function inTurn({ subject, linkedSubjects, signal }, decide) {
    const subjects = [subject, ...linkedSubjects];
    const state = () => subjects.map((each) => versions.get(each) ?? 0).join();
    for (;;) {
      const before = state();
      const at = snapshot(subjects);
      const { stamp } = at;
      const { change, result } = await beforeAbort(signal, decide(at));
      if (state() !== before || latest >= stamp) continue;
      write(change, subjects);
      return { result, stamp };
    }
  }

  const directory = {
    name: "sound",
    capabilities: { ...CAPABILITIES },
    listSessions: async ({ subjects }) => ({ sessions: sessionsOf(subjects) }),
    revokeSession: async ({ sessionId, subject }) => end(sessionId, [subject]),
    revokeSessions: async ({ sessions }) =>
      Promise.all(sessions.map((asked) => directory.revokeSession(asked).catch((error) => error))),
    endCurrentSession: async ({ sessionId, subject, linkedSubjects = [] }) =>
      end(sessionId, [subject, ...linkedSubjects]),
    rotatedFrom: async ({ sessionId }) => rotations.get(sessionId),
    inTurn,
  };

  return {
    directory,
    rows,
    snapshot,
    write,
    signIn: async (subject, { clientId = "web" } = {}) => {
      const id = randomUUID();
      const createdAt = latest + 1;
      const device = { id: `device of ${id}` };
      const more = { lastActiveAt: createdAt, expiresAt: FAR_AHEAD, clientIds: [clientId], device };
      put({ id, subject, createdAt, ...more });
      return id;
    },
    rotate: async (oldId) => {
      const row = rows.get(oldId);
      const id = randomUUID();
      end(oldId, [row.subject]);
      put({ ...row, id });
      rotations.set(id, oldId);
      return id;
    },
    // Each session is dated a millisecond after the one before.
    wait: (ms) => void (latest += ms),
  };
}

/** @template T @param {AbortSignal | undefined} signal @param {Promise<T>} promise @returns {Promise<T>} */
export async function beforeAbort(signal, promise) {
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(new DirectoryError("timeout", "nobody waits any longer"));
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
