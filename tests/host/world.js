/** @file A host on a memory directory, with a hand on its clock, its flow and everything that it tells. */
import {
  createKeyring,
  createOtp,
  createSeatkeeper,
  memoryDirectory,
  memoryStore,
  patternFlow,
} from "@seatkeeper/host";

export const START = Date.UTC(2030, 0, 1);
export const ISSUER = "https://login.example";

/**
 * A clock that the test moves. Whoever sleeps moves it too, and what was to run later runs when its
 * time has come.
 */
export function createClock(start = START) {
  let now = start;
  const timers = new Set();
  const clock = {
    now: () => now,
    /** How long each sleep was. */
    slept: [],
    advance(ms) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.act();
      }
    },
    async sleep(ms) {
      clock.slept.push(ms);
      clock.advance(ms);
    },
    after(ms, act) {
      const timer = { at: now + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** How many timers still wait. */
    waiting: () => timers.size,
  };
  return clock;
}

/** Sessions of `u1`, `a@1`: its id, and when it began after the start less an hour. */
export const sessions = (list, subject = "u1") =>
  list
    .split(" ")
    .filter(Boolean)
    .map((each) => {
      const [id, at] = each.split("@");
      return { id, subject, createdAt: START - 3_600_000 + Number(at) };
    });

export const keyringOf = (fill = 7) =>
  createKeyring({ current: { kid: "k1", secret: new Uint8Array(32).fill(fill) } });

/**
 * @param {object} [options]
 * @param {any} [options.flow] a document, or pattern, limit and options of one
 * @param {any} [options.sessions] that are there already
 * @param {any} [options.around] makes another directory of the memory directory
 * Everything else goes to the host as it stands.
 */
export function createWorld({
  flow = ["warn", 1],
  sessions: there = sessions("a@1"),
  capabilities,
  around = (directory) => directory,
  clock = createClock(),
  store = memoryStore({ now: clock.now }),
  keyring = keyringOf(),
  ...more
} = {}) {
  const memory = memoryDirectory({ sessions: there, capabilities });
  const asked = [];
  const directory = around(watched(memory, asked), { clock, memory });
  const records = [];
  const events = [];
  const otp = createOtp({ store, keyring });
  let inForce = Array.isArray(flow) ? patternFlow(...flow) : flow;
  const parts = {
    directory,
    store,
    keyring,
    issuer: ISSUER,
    otp,
    clock,
    flow: () => inForce,
    onRecord: (record) => records.push(record),
    onEvent: (event) => events.push(event),
  };
  const keeper = createSeatkeeper({ ...parts, ...more });
  let count = 0;

  const world = {
    keeper,
    memory,
    directory,
    store,
    keyring,
    clock,
    otp,
    records,
    events,
    asked,
    /** Another host on the same store and directory. */
    another: (other = {}) => createSeatkeeper({ ...parts, ...more, ...other }),
    change: (...next) => void (inForce = next.length > 1 ? patternFlow(...next) : next[0]),
    /** The login of a session as an engine states it. */
    stated(sessionId, { current, ...rest } = {}) {
      const session = memory.get(sessionId);
      const { createdAt = clock.now() } = session ?? {};
      return {
        id: `login ${(count += 1)}`,
        subject: session?.subject ?? "u1",
        trigger: "login",
        interactive: true,
        authenticated: true,
        now: clock.now(),
        current: { type: "session", id: sessionId, createdAt, ...current },
        ...rest,
      };
    },
    /** A session comes into being. */
    signIn(sessionId, about = {}) {
      clock.advance(1);
      const session = { id: sessionId, subject: "u1", createdAt: clock.now(), ...about };
      memory.add(session);
      return session;
    },
    /** A session comes into being, and its login is decided. */
    async login(sessionId, about = {}) {
      const { subject = "u1", session, ...rest } = about;
      world.signIn(sessionId, { subject, ...session });
      const login = world.stated(sessionId, { subject, ...rest });
      return { login, ...(await keeper.login(login)) };
    },
    answer: ({ login, pause }, answer = { output: "continue" }, by = keeper) =>
      by.resume({ token: pause.token, answer, login: { ...login, now: clock.now() } }),
    alive: (...subjects) =>
      memory
        .sessionsOf(subjects.length ? subjects : ["u1"])
        .map(({ id }) => id)
        .sort()
        .join(" "),
    /** What was asked of the directory, by kind. */
    count: (kind) => asked.filter((each) => each.kind === kind).length,
  };
  return world;
}

/** The directory, with what is asked of it written down. */
function watched(directory, asked) {
  const note =
    (kind) =>
    (request = {}) => {
      asked.push({ kind, ...request });
      return directory[kind](request);
    };
  const kinds = ["listSessions", "revokeSession", "endCurrentSession", "rotatedFrom"];
  return { ...directory, ...Object.fromEntries(kinds.map((kind) => [kind, note(kind)])) };
}
