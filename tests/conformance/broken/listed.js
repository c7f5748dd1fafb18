/** @file Directories that list what they shouldn't, or not all, each in one way. */
import { listing, listingEach } from "./seen.js";

/** How many sessions the list has here that must not be cut short. */
export const MANY = 60;

/** @type {Array<[what: string, rule: string, broken: import("./sound-directory.js").Broken]>} */
export const LISTED = [
  [
    "lists everybody's sessions for somebody whom it doesn't know",
    "it lists the sessions of the subject, and of nobody else",
    (sound) => ({
      listSessions: async ({ subjects }) =>
        sound.listSessions({ subjects: subjects.join() === "nobody" ? ["ada"] : subjects }),
    }),
  ],
  [
    "reads the first subject only",
    "a list of several subjects has the sessions of each",
    (sound) => ({
      listSessions: ({ subjects }) => sound.listSessions({ subjects: subjects.slice(0, 1) }),
    }),
  ],
  [
    "gives the first page for the whole",
    `a list of ${MANY} sessions is whole, or says that it isn't`,
    listing((sessions) => sessions.slice(0, 50)),
  ],
  [
    "has a session on two pages",
    `a list of ${MANY} sessions is whole, or says that it isn't`,
    listing((sessions) => [...sessions, ...sessions.slice(50, 51)]),
  ],
  [
    "says in words of its own why the list is cut",
    `a list of ${MANY} sessions is whole, or says that it isn't`,
    (sound) => ({
      async listSessions(request) {
        const { sessions } = await sound.listSessions(request);
        if (sessions.length <= 50) return { sessions };
        return { sessions: sessions.slice(0, 50), partial: { error: "tooMany" } };
      },
    }),
  ],
  [
    "lists what no node can read",
    "what it lists is what the nodes can read",
    listingEach((session) => ({ ...session, colour: "green" })),
  ],
  [
    "hands out its own rows",
    "what it lists is a copy",
    (_, { rows }) => ({
      listSessions: async ({ subjects }) => ({
        sessions: [...rows.values()].filter(({ subject }) => subjects.includes(subject)),
      }),
    }),
  ],
  [
    "throws whatever its client throws when nobody waits",
    "whoever waits no longer gets an answer, or `timeout`",
    (sound) => ({
      async listSessions({ signal, ...request }) {
        signal?.throwIfAborted();
        return sound.listSessions(request);
      },
    }),
  ],
];
