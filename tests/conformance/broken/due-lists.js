/** @file Stores whose lists of what is due are wrong, each in one way: what it does, the rule that it breaks, and how. */
import { memoryStore } from "@seatkeeper/host";

/** @type {Array<[what: string, rule: string, broken: (sound: any) => any]>} */
export const BROKEN_LISTS = [
  [
    "lists the latest first",
    "what is due by a time is listed, the earliest first",
    (sound) => ({ due: async (...asked) => (await sound.due(...asked)).reverse() }),
  ],
  [
    "leaves out what is due at that very time",
    "what is due by a time is listed, the earliest first",
    (sound) => ({
      due: (kind, before, limit) => sound.due(kind, before - (before < 1_000 ? 1 : 0), limit),
    }),
  ],
  [
    "lists all, however few were asked for",
    "no more are listed than were asked for: those that are due first",
    (sound) => ({ due: (kind, before) => sound.due(kind, before, 100) }),
  ],
  [
    "takes some, and orders those",
    "no more are listed than were asked for: those that are due first",
    (sound) => ({
      async due(kind, before, limit) {
        const all = await sound.due(kind, before, 100);
        const some = all.toSorted(([one], [other]) => (one < other ? 1 : -1)).slice(0, limit);
        return all
          .filter(([key]) => limit === 1 || some.some(([each]) => each === key))
          .slice(0, limit);
      },
    }),
  ],
  [
    "has one list for all kinds",
    "one list has nothing of another",
    (sound) => {
      const kinds = ["runs", "run", "Runs"];
      const same = (kind) => (kinds.includes(kind) ? "runs" : kind);
      return {
        update: (key, change, { due, ...how } = {}) =>
          sound.update(key, change, {
            ...how,
            due: due && ((value) => renamed(due(value), same)),
          }),
        due: (kind, ...asked) => sound.due(same(kind), ...asked),
      };
    },
  ],
  [
    "takes what is never due for overdue",
    "what says that it is never due is in no list",
    (sound) => ({
      update: (key, change, { due, ...how } = {}) =>
        sound.update(key, change, {
          ...how,
          due: due && ((value) => due(value) ?? { kind: "runs", at: 0 }),
        }),
    }),
  ],
  [
    "leaves a row where it was due before",
    "each update says anew where a row is due, or that it isn't",
    (sound) => {
      const last = new Map();
      return {
        update(key, change, { due = last.get(key), ...how } = {}) {
          last.set(key, due);
          return sound.update(key, change, { ...how, due });
        },
      };
    },
  ],
  [
    "lists what is over its time",
    "what is deleted, or over its time, is due no longer",
    (sound) => {
      const lists = memoryStore({ now: sound.now });
      return {
        async update(key, change, how = {}) {
          const stored = await sound.update(key, change, how);
          await lists.update(key, () => stored, { due: how.due });
          return stored;
        },
        due: lists.due,
      };
    },
  ],
  [
    "strikes a row out of its list before it is changed",
    "a change that throws leaves its row where it is due",
    (sound) => ({
      async update(key, change, how) {
        try {
          return await sound.update(key, change, how);
        } catch (error) {
          // The rule for copies changes its mind, too; its row has no kind.
          if ((await sound.get(key)).kind !== undefined) {
            await sound.update(key, (old) => old);
          }
          throw error;
        }
      },
    }),
  ],
];

const renamed = (due, rename) => due && { ...due, kind: rename(due.kind) };
