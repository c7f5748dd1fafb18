/** @file Directories whose turns are broken, each in one way: what it does, the rule that it breaks, and how. */
import { setTimeout as later } from "node:timers/promises";
import { DirectoryError } from "@seatkeeper/host";
import { beforeAbort } from "./sound-directory.js";

/** Decides once, on what it finds, and writes that: nothing is compared. */
const uncompared =
  ({ snapshot, write }) =>
  async ({ subject, linkedSubjects, signal }, decide) => {
    const subjects = [subject, ...linkedSubjects];
    const at = snapshot(subjects);
    const { change, result } = await beforeAbort(signal, decide(at));
    write(change, subjects);
    return { result, stamp: at.stamp };
  };

/** One after the other of those that have the same key. */
function queued(keyOf, inTurn) {
  const tails = new Map();
  return (who, decide) => {
    const mine = (tails.get(keyOf(who)) ?? Promise.resolve()).then(() => inTurn(who, decide));
    tails.set(
      keyOf(who),
      mine.catch(() => {}),
    );
    return mine;
  };
}

/** Sound turns that see something else. */
const seeing = (see) => (sound, under) => ({
  inTurn: (who, decide) => sound.inTurn(who, async (at) => decide(await see(at, under))),
});

/** Sound turns that write something else. */
const writing = (rewrite) => (sound, under) => ({
  inTurn: (who, decide) =>
    sound.inTurn(who, async (at) => {
      const { change, result } = await decide(at);
      return { change: rewrite(change, under), result };
    }),
});

const isEmpty = (change) => Object.keys(change).length === 0;

/** @type {Array<[what: string, rule: string, broken: import("./sound-directory.js").Broken]>} */
export const BROKEN_TURNS = [
  [
    "hand out the directory's own rows",
    "it is told of one person, as plain data of its own",
    seeing((at, { rows }) => ({
      ...at,
      sessions: [...rows.values()].filter(({ subject }) => at.subjects.includes(subject)),
    })),
  ],
  [
    "name the subjects in another order",
    "it is told of one person, as plain data of its own",
    seeing((at) => ({ ...at, subjects: at.subjects.toReversed() })),
  ],
  [
    "are decided three times, and written then whatever has changed",
    "two turns of one person never interleave",
    ({ inTurn }) => ({
      inTurn(who, decide) {
        const made = [];
        return inTurn(who, async (at) => {
          if (made.length < 3) made.push(await decide(at));
          return made.at(-1);
        });
      },
    }),
  ],
  [
    "come one after the other, whoever it is",
    "turns of two people wait for nobody else",
    (_, under) => ({ inTurn: queued(() => "everybody", uncompared(under)) }),
  ],
  [
    "wait for those of the same subject, and not of a linked one",
    "linked subjects share one turn, whichever comes first",
    (_, under) => ({ inTurn: queued(({ subject }) => subject, uncompared(under)) }),
  ],
  [
    "read one subject after the other",
    "what one turn sees is one moment",
    seeing(async (at, { snapshot }) => {
      const sessions = [];
      for (const subject of at.subjects) {
        sessions.push(...snapshot([subject]).sessions);
        await later(1);
      }
      return { ...at, sessions };
    }),
  ],
  [
    "believe what they saw last, where nothing is changed",
    "a turn that changes nothing sees what was done elsewhere before",
    ({ inTurn }) => {
      const known = new Map();
      return {
        async inTurn(who, decide) {
          const key = [who.subject, ...who.linkedSubjects].join();
          if (known.has(key)) {
            const { change, result } = await decide(structuredClone(known.get(key)));
            if (isEmpty(change)) return { result, stamp: known.get(key).stamp };
          }
          return inTurn(who, async (at) => {
            known.set(key, structuredClone(at));
            return decide(at);
          });
        },
      };
    },
  ],
  [
    "change no session that is there",
    "what it adds, ends and sets is there when it is over",
    writing(({ set: _, ...change }) => change),
  ],
  [
    "write one row after the other",
    "what it changes is never seen in half",
    ({ inTurn }, { write }) => ({
      async inTurn(who, decide) {
        let more = [];
        const done = await inTurn(who, async (at) => {
          const { change, result } = await decide(at);
          const [first, ...others] = change.add ?? [];
          more = others;
          return { change: first ? { ...change, add: [first] } : change, result };
        });
        if (more.length > 0) await later(5);
        write({ add: more }, [who.subject]);
        return done;
      },
    }),
  ],
  [
    "are stamped by what is still there",
    "its stamp is later than every date that was given out",
    ({ inTurn }) => ({
      async inTurn(who, decide) {
        let stamp;
        const { result } = await inTurn(who, async (at) => {
          stamp = Math.max(1_700_000_000_000, ...at.sessions.map((each) => each.createdAt)) + 1;
          return decide({ ...at, stamp });
        });
        return { result, stamp };
      },
    }),
  ],
  [
    "answer another stamp than whoever decided was told",
    "its stamp is later than every date that was given out",
    ({ inTurn }) => ({
      async inTurn(who, decide) {
        const { result, stamp } = await inTurn(who, decide);
        return { result, stamp: stamp + 1 };
      },
    }),
  ],
  [
    "take a decision that throws for none",
    "a decision that throws is thrown on, and leaves nothing",
    ({ inTurn }) => ({
      inTurn: (who, decide) =>
        inTurn(who, (at) => {
          try {
            return decide(at);
          } catch {
            return { change: {}, result: undefined };
          }
        }),
    }),
  ],
  [
    "say in their own words that a decision failed",
    "a decision that rejects is thrown on, and leaves nothing",
    ({ inTurn }) => ({
      inTurn: (who, decide) =>
        inTurn(who, (at) =>
          decide(at).catch(() => {
            throw new DirectoryError("invalid", "nothing was decided");
          }),
        ),
    }),
  ],
  [
    "hear too late that nobody waits",
    "whoever stops waiting before it is written leaves nothing",
    ({ inTurn }) => ({
      async inTurn({ signal, ...who }, decide) {
        const late = new AbortController();
        signal?.addEventListener("abort", () => setTimeout(() => late.abort(), 800));
        return inTurn({ ...who, signal: late.signal }, decide);
      },
    }),
  ],
  [
    "hear that nobody waits when all is decided",
    "whoever stops waiting for a decision that never comes holds up nobody",
    ({ inTurn }) => ({
      inTurn: ({ signal, ...who }, decide) =>
        inTurn(who, async (at) => {
          const decided = await decide(at);
          if (signal?.aborted) throw new DirectoryError("timeout", "nobody waits any longer");
          return decided;
        }),
    }),
  ],
  [
    "end whatever has that id",
    "what is gone, or isn't the person's, is neither ended nor set",
    ({ inTurn }, { rows, write }) => ({
      async inTurn(who, decide) {
        let ended = [];
        const done = await inTurn(who, async (at) => {
          const decided = await decide(at);
          ended = decided.change.end ?? [];
          return decided;
        });
        const there = ended.filter((id) => rows.has(id));
        write(
          { end: there },
          there.map((id) => rows.get(id).subject),
        );
        return done;
      },
    }),
  ],
  [
    "fail where a session is gone",
    "what is gone, or isn't the person's, is neither ended nor set",
    writing((change, { rows }) => {
      const gone = change.end?.find((id) => !rows.has(id));
      if (gone !== undefined) throw new DirectoryError("notFound", "no such session");
      return change;
    }),
  ],
  [
    "bring back what has ended",
    "what is gone, or isn't the person's, is neither ended nor set",
    writing((change, { rows, write }) => {
      write({ add: change.set?.filter(({ id }) => !rows.has(id)) }, []);
      return change;
    }),
  ],
];
